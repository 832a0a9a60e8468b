/**
 * Parses an untrusted value, such as a message or a stored record. Returns only the parts that the shape names. Throws
 * if the value does not match; `readAs` and `fits` catch that.
 */
export type Shape<T> = (value: unknown) => T;

/** The type of the values that a shape returns. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

/** Returns the parsed value; undefined if it does not match the shape. */
export function readAs<T>(shape: Shape<T>, value: unknown): T | undefined {
  try {
    return shape(value);
  } catch {
    return undefined;
  }
}

/** Returns whether the value matches the shape; it may have additional fields. */
export function fits(shape: Shape<unknown>, value: unknown): boolean {
  return readAs((inside) => [shape(inside)], value) !== undefined;
}

/** Returns the shape of the values that satisfy a predicate. */
export function that<T>(holds: (value: unknown) => boolean): Shape<T> {
  return (value) => {
    if (holds(value)) return value as T;
    throw new TypeError(`Expected a value of the shape, found ${typeof value}`);
  };
}

export const text = that<string>((value) => typeof value === 'string');
export const flag = that<boolean>((value) => typeof value === 'boolean');
/** Any number except NaN and the infinities, which JSON cannot represent. */
export const number = that<number>(Number.isFinite);
/** A non-negative integer. */
export const count = that<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0);
const object = that<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const list = that<readonly unknown[]>(Array.isArray);

export function oneOf<const T extends string | number>(...known: readonly T[]): Shape<T> {
  return that((value) => known.includes(value as T));
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => list(value).map(shape);
}

/** A list without its items that do not match the shape. */
export function validItems<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => list(value).flatMap((item) => readAs((inside) => [shape(inside)], item) ?? []);
}

/** An object without its entries whose name or value does not match its shape. */
export function validEntries<N extends string, T>(name: Shape<N>, shape: Shape<T>): Shape<Record<N, T>> {
  return (value) => {
    const entries = validItems((entry) => {
      const [key, inside] = list(entry);
      return [name(key), shape(inside)] as const;
    })(Object.entries(object(value)));
    return Object.fromEntries(entries) as Record<N, T>;
  };
}

/** An absent field reads as undefined: JSON leaves out what is undefined. */
export function orAbsent<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => (value === undefined ? undefined : shape(value));
}

type Fields = Readonly<Record<string, Shape<unknown>>>;

export function record<F extends Fields>(fields: F): Shape<{ [N in keyof F]: Shaped<F[N]> }> {
  const shapes = Object.entries(fields);
  return (value) => {
    const source = object(value);
    // A history has thousands of records: without a list of pairs for each, they are read in a third of the time.
    const read: Record<string, unknown> = {};
    for (const [name, shape] of shapes) read[name] = shape(source[name]);
    return read as never;
  };
}

/** One of several records, distinguished by the value of one field. */
export function variant<K extends string, V extends Fields>(
  key: K,
  variants: V,
): Shape<{ [N in keyof V]: { [_ in K]: N } & Shaped<V[N]> }[keyof V]> {
  const name = oneOf(...Object.keys(variants));
  return (value) => {
    const known = name(object(value)[key]);
    return Object.assign({ [key]: known }, variants[known]?.(value)) as never;
  };
}
