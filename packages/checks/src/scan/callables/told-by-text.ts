// Callables that are safe because of a text in the same file: a program that was read, settings that nobody calls on load.
import type { CallableFact } from '@modelgate/core';
import { canonicalModule } from './canonical.ts';
import { dangerOf } from './dangerous.ts';

/**
 * What a checkpoint's settings name is only called by who hands them to Hydra or Lightning, and is then mostly somebody's own, a loader of
 * data, a trainer. What does harm in Python's own library is no part of any settings.
 */
export const isOfSettings = (name: string, { by, module }: CallableFact): boolean =>
  by.endsWith(' of a checkpoint') &&
  (!OF_PYTHON.test(name) || dangerOf(canonicalModule(module), name.slice(name.lastIndexOf('.') + 1)) === undefined);

const OF_PYTHON =
  /^(?!os\.path\.)(?:builtins|os|subprocess|pty|runpy|importlib|imp|ctypes|pickle|marshal|shelve|code|codeop|timeit|cProfile|profile|pdb|bdb|webbrowser|socket|shutil|pip|ensurepip|pkgutil|multiprocessing|asyncio|urllib|types|operator)\./;

/**
 * A module that torch.fx has traced: its program was read (formats/pickle/traced.ts). Whatever it is given belongs to the module; another
 * program of the file is a fact of its own.
 */
export const isTraced = (name: string, { by, role }: CallableFact): boolean =>
  role === 'called'
    ? name === 'torch.fx.graph_module.reduce_graph_module' &&
      (by === 'REDUCE of a traced program' || by === 'REDUCE of objects' || by === 'REDUCE of holders')
    : role === 'referenced' && name === 'torch.fx._symbolic_trace.Tracer';
