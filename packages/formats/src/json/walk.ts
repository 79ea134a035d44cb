// Every object in a JSON value, outermost first, with the way to it; without recursion, however deep it nests.
import { isObject, type Json, type JsonObject } from './read-json.ts';

export function eachObject(root: Json, visit: (object: JsonObject, path: string) => void): void {
  const left: { readonly value: Json; readonly path: string }[] = [{ value: root, path: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (isObject(value)) visit(value, path);
    const inside = Array.isArray(value) ? (value as readonly Json[]) : isObject(value) ? value.values : [];
    for (let i = inside.length - 1; i >= 0; i--) {
      const child = inside[i]!;
      if (typeof child !== 'object' || child === null) continue;
      left.push({ value: child, path: isObject(value) ? join(path, value.keys[i]!) : `${path}[${i}]` });
    }
  }
}

export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
