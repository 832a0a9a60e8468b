import { readBodyContent } from '../../src/diagnosis/body-content.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis, DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import type { Header, Page } from '../../src/navigation/page.ts';
import { pageWith } from '../support/page.ts';

interface ResponseFields {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly took?: number;
  readonly url?: string;
  readonly fromCache?: boolean;
  readonly redirected?: boolean;
}

/** When every response in these tests arrives, in ms since the epoch. */
export const arrivedAt = Date.UTC(2026, 10, 22, 12);

/** Returns the error page of nginx and its derivatives. */
export function stockPage(title: string, foot: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${foot}</center>\r\n</body>\r\n</html>\r\n`;
}

export function pageAnswered({
  status,
  headers = {},
  took,
  url = 'https://www.example.com/',
  ...rest
}: ResponseFields): Page {
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

/** Returns the diagnosis of a response, from its head alone if it has no body. */
export function diagnosed(response: ResponseFields, context: Partial<DiagnosisContext> = {}): Diagnosis {
  const content = response.body ? { content: readBodyContent(response.body) } : {};
  return diagnose(pageAnswered(response), { now: arrivedAt, online: true, ...content, ...context });
}
