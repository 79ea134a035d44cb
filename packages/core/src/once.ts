// What is made when it is first asked for, and kept: nobody who does not ask pays for it.

export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
