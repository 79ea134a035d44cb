// A list that is read when it is first asked for: gates that scan nothing do not pay for it.

export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
