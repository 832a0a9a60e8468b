// Declares the APIs that the adapters use and `@types/webextension-polyfill` lacks, each with its source.
import 'webextension-polyfill/namespaces/browsingData';
import 'webextension-polyfill/namespaces/scripting';
import 'webextension-polyfill/namespaces/webNavigation';

declare module 'webextension-polyfill/namespaces/browsingData' {
  namespace BrowsingData {
    interface RemovalOptions {
      /** Chrome alone (developer.chrome.com, `browsingData.RemovalOptions`). */
      origins?: string[];
    }
  }
}

declare module 'webextension-polyfill/namespaces/scripting' {
  namespace Scripting {
    /** The result has the type of the injected function's. */
    interface FunctionInjection<A extends unknown[], R> {
      target: InjectionTarget;
      func(...args: A): R;
      args?: A;
      injectImmediately?: boolean;
    }
    interface FunctionResult<R> {
      frameId: number;
      /** Absent in Firefox before 153. */
      documentId?: string;
      /** Absent if the function threw. */
      result?: R;
    }
    interface Static {
      executeScript<A extends unknown[], R>(
        injection: FunctionInjection<A, R>,
      ): Promise<FunctionResult<Awaited<R>>[]>;
    }
  }
}

declare module 'webextension-polyfill/namespaces/webNavigation' {
  namespace WebNavigation {
    interface OnCommittedDetailsType {
      /** Chrome alone: `prerender` until the document is shown. */
      documentLifecycle?: string;
    }
    interface OnErrorOccurredDetailsType {
      documentLifecycle?: string;
      /** Both browsers send it (measured). */
      error?: string;
    }
  }
}

declare module 'webextension-polyfill' {
  namespace Browser {
    /** Chrome from 153 (developer.chrome.com, `publicSuffix`). */
    const publicSuffix:
      | {
          getDomain(
            hostname: string,
            options: { allowUnknownSuffix: true; encoding: 'display' },
          ): string | null | undefined;
        }
      | undefined;
  }
}
