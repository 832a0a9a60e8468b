import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosis, DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import type { Header, Page } from '../../src/navigation/page.ts';
import { readBodyContent } from '../../tools/explain/body-content.ts';
import { pageWith } from '../support/page.ts';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly took?: number;
  readonly url?: string;
  readonly fromCache?: boolean;
  readonly redirected?: boolean;
}

/** When every answer of these tests arrives. */
export const arrivedAt = Date.UTC(2026, 10, 22, 12);

/** An nginx-shaped page, as nginx and its kin make it. */
export function stockPage(title: string, foot: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${foot}</center>\r\n</body>\r\n</html>\r\n`;
}

export function pageAnswered({
  status,
  headers = {},
  took,
  url = 'https://www.example.com/',
  ...rest
}: Answer): Page {
  const list: Header[] = Object.entries(headers);
  const { fromCache = false, redirected = false } = rest;
  const head = {
    status,
    headers: list,
    fromCache,
    redirected,
    ...(took !== undefined && { timeToFirstByte: took }),
  };
  return pageWith({ url, arrivedAt, outcome: { kind: 'response', head } });
}

export function pageFailed(code: string, url = 'https://www.example.com/'): Page {
  return pageWith({ url, arrivedAt, outcome: { kind: 'error', code } });
}

/** The diagnosis of an answer, of its head alone where it has no body. */
export function diagnosed(answer: Answer, known: Partial<DiagnosisContext> = {}): Diagnosis {
  const content = answer.body ? { content: readBodyContent(answer.body) } : {};
  return diagnose(pageAnswered(answer), { now: arrivedAt, online: true, ...content, ...known });
}
