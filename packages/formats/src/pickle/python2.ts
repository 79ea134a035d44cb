// Names of Python 2 in the streams of protocols 0 to 2.
import { modulesOfPython2, namesOfPython2 } from './compat-names.ts';

/** What Python 3's unpickler fetches for a name of Python 2 (fix_imports); other names stay. */
export function inPython3(module: string, name: string): readonly [module: string, name: string] {
  const whole = `${module}.${name}`;
  if (Object.hasOwn(namesOfPython2, whole)) return namesOfPython2[whole]!;
  return [Object.hasOwn(modulesOfPython2, module) ? modulesOfPython2[module]! : module, name];
}
