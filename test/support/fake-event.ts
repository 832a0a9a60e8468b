/** An event of the browser: fires to the listeners of the worker that lives now. */
export class FakeEvent<A extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: A) => unknown>();

  addListener(listener: (...args: A) => unknown): void {
    this.#listeners.add(listener);
  }

  removeListener(listener: (...args: A) => unknown): void {
    this.#listeners.delete(listener);
  }

  /** Gives what the listeners returned. */
  fire(...args: A): unknown[] {
    return [...this.#listeners].map((listener) => listener(...args));
  }

  /** The worker died, and its listeners with it. */
  clear(): void {
    this.#listeners.clear();
  }
}
