/** A browser event that fires to the listeners of the current worker. */
export class FakeEvent<A extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: A) => unknown>();

  addListener(listener: (...args: A) => unknown): void {
    this.#listeners.add(listener);
  }

  removeListener(listener: (...args: A) => unknown): void {
    this.#listeners.delete(listener);
  }

  hasListener(listener: (...args: A) => unknown): boolean {
    return this.#listeners.has(listener);
  }

  /** Fires the event; returns what the listeners returned. */
  fire(...args: A): unknown[] {
    return [...this.#listeners].map((listener) => listener(...args));
  }

  /** Removes the listeners, because the worker was terminated. */
  clear(): void {
    this.#listeners.clear();
  }
}
