import type { FakeEvent } from './fake-event.ts';

type Entries = Readonly<Record<string, unknown>>;

type Changes = Readonly<Record<string, { oldValue?: unknown; newValue?: unknown }>>;

export type StorageEvent = FakeEvent<[changes: Changes, area: string]>;

/** Runs a function as one of the worker's calls to the browser. */
export type Call = <T>(act: () => T) => Promise<T>;

/** One area of `browser.storage`, as far as the extension uses it. Values are serialized as JSON. */
export function createStorageArea(area: string, changed: StorageEvent, call: Call) {
  let data: Record<string, unknown> = {};
  let writes = 0;
  let full = false;

  function write(entries: Entries): void {
    if (full) throw new Error('QuotaExceededError: storage.session API call exceeded its quota');
    writes++;
    const after = JSON.parse(JSON.stringify(entries)) as Record<string, unknown>;
    const changes = Object.fromEntries(
      Object.entries(after)
        .filter(([key, value]) => JSON.stringify(data[key]) !== JSON.stringify(value))
        .map(([key, newValue]) => [key, { ...(key in data && { oldValue: data[key] }), newValue }]),
    );
    data = { ...data, ...after };
    if (Object.keys(changes).length > 0) changed.fire(changes, area);
  }

  function remove(keys: readonly string[]): void {
    const gone = keys.filter((key) => key in data);
    const changes = Object.fromEntries(gone.map((key) => [key, { oldValue: data[key] }]));
    data = Object.fromEntries(Object.entries(data).filter(([key]) => !gone.includes(key)));
    writes++;
    if (gone.length > 0) changed.fire(changes, area);
  }

  return {
    api: {
      get: (keys: null | string | readonly string[]) =>
        call(() => {
          const wanted = keys === null ? Object.keys(data) : [keys].flat();
          const found = wanted.filter((key) => key in data).map((key) => [key, data[key]]);
          return structuredClone(Object.fromEntries(found)) as Record<string, unknown>;
        }),
      set: (entries: Entries) => call(() => write(entries)),
      remove: (keys: string | readonly string[]) => call(() => remove([keys].flat())),
    },
    /** The current contents. */
    get data(): Entries {
      return data;
    },
    /** The number of calls to `set` and `remove`. */
    get writes(): number {
      return writes;
    },
    /** Sets an entry as another page or machine would. */
    put: write,
    /** Replaces the entire contents. */
    replace: (entries: Entries) => {
      remove(Object.keys(data));
      write(entries);
    },
    refuse: (refuses: boolean) => {
      full = refuses;
    },
  };
}
