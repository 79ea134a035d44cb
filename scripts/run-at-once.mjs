// A function in parentheses is compiled where it stands; any other one is read over first and read again when it is called. Nearly all
// modules of a bundle run while it starts, and minifying takes the parentheses away that webpack had written round them.
import { parse } from 'acorn';

/** The code of a bundle or of a chunk of one, its modules in parentheses. */
export function runAtOnce(code) {
  const spans = modulesIn(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  const cuts = spans.flatMap(({ start, end }) => [
    [start, '('],
    [end, ')'],
  ]);
  let made = '';
  let at = 0;
  for (const [cut, bracket] of cuts) {
    made += code.slice(at, cut) + bracket;
    at = cut;
  }
  return made + code.slice(at);
}

/** Functions of webpack's tables of modules, objects of functions by number; in the order of the code. */
function modulesIn(node) {
  if (isTable(node)) return node.properties.map(({ value }) => value);
  return Object.values(node).flatMap((part) => {
    const children = Array.isArray(part) ? part : [part];
    return children.flatMap((child) => (typeof child?.type === 'string' ? modulesIn(child) : []));
  });
}

function isTable({ type, properties }) {
  return type === 'ObjectExpression' && properties.length > 0 && properties.every(isModule);
}

function isModule({ type, method, key, value }) {
  return type === 'Property' && !method && typeof key.value === 'number' && value.type.includes('Function');
}
