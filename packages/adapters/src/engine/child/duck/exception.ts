// What kind of error DuckDB gave. Its text is never passed on: a failed cast or error() puts raw values into it.

/** 'Conversion', 'Binder', 'IO' …; 'unknown' when it does not say. */
export function exceptionType(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  return (
    /"exception_type":"([A-Za-z ]{1,40})"/.exec(text)?.[1] ??
    /^([A-Z][A-Za-z ]{1,40}) Error:/.exec(text)?.[1] ??
    'unknown'
  );
}
