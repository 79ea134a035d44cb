// How dill and cloudpickle make and fetch what an opcode would.
import { expect, it } from 'vitest';
import { acts, scanned } from './scanned.fixture.ts';

const call = 'called os.system by REDUCE';

/** Name → [bytes, what they do]. */
const forms: Readonly<Record<string, readonly [text: string, does: readonly string[]]>> = {
  'an array as dill makes it': [
    "cdill._dill\n_create_array\n(cm\nf\n)}S'x'\ncm\ng\nsNtR.",
    [
      'called dill._dill._create_array by REDUCE of an array',
      'called m.f by REDUCE',
      'called m.f.__setstate__ by BUILD',
      'attribute m.g by BUILD',
    ],
  ],
  'attributes of an array as dill sets them': [
    "cdill._dill\n_create_array\n(cm\nf\n)N}S'__setstate__'\ncm\ng\nstR.",
    [
      'called m.g by BUILD',
      'called dill._dill._create_array by REDUCE of an array',
      'called m.f by REDUCE',
      'called m.f.__setstate__ by BUILD',
      'attribute m.g by BUILD',
    ],
  ],
  'an array of dill whose arguments nobody sees': [
    'cdill._dill\n_create_array\n(cm\nf\n]NtR.',
    ['referenced m.f by GLOBAL', 'called dill._dill._create_array by REDUCE'],
  ],
  'a function of a module as dill fetches it': [
    'cdill._dill\n_get_attr\n(cdill._dill\n_import_module\nVos\n\x85RVsystem\ntR)R.',
    [
      'called dill._dill._import_module by REDUCE of a name',
      'referenced os. by REDUCE of a module',
      'called dill._dill._get_attr by REDUCE of a name',
      call,
    ],
  ],
  'a function of what is no module': [
    'cdill._dill\n_get_attr\n(cm\nC\nVf\ntR.',
    ['referenced m.C by GLOBAL', 'called dill._dill._get_attr by REDUCE'],
  ],
  'a function of a module as cloudpickle before 0.3 fetches it': [
    'ccloudpickle.cloudpickle\n_getobject\n(Vos\nVsystem\ntR(Vtrue\ntR.',
    ['called cloudpickle.cloudpickle._getobject by REDUCE of a name', call],
  ],
  'a function of a module that nobody sees, as cloudpickle before 0.3 fetches it': [
    'ccloudpickle.cloudpickle\n_getobject\n(cm\nf\nVsystem\ntR.',
    ['referenced m.f by GLOBAL', 'called cloudpickle.cloudpickle._getobject by REDUCE'],
  ],
  'a module as cloudpickle imports it, with a state': [
    'ccloudpickle.cloudpickle\nsubimport\nVos\n\x85R}Vx\ncm\nf\nsb.',
    [
      'called cloudpickle.cloudpickle.subimport by REDUCE of a name',
      'referenced os. by REDUCE of a module',
      'called os..__setstate__ by BUILD',
      'attribute m.f by BUILD',
    ],
  ],
  'a name that Python has too': [
    'cdill._dill\n_get_attr\n(cdill._dill\n_import_module\nVnumpy\n\x85RVeval\ntR.',
    [
      'called dill._dill._import_module by REDUCE of a name',
      'referenced numpy. by REDUCE of a module',
      'called dill._dill._get_attr by REDUCE',
    ],
  ],
  'a class of fields that are no texts': [
    'cdill._dill\n_create_namedtuple\n(VC\n(cm\nf\ntVm\ntR.',
    ['referenced m.f by GLOBAL', 'called dill._dill._create_namedtuple by REDUCE'],
  ],
  'a class of named fields as dill fetches it': [
    'cdill._dill\n_create_namedtuple\n(Vsystem\n)Vos\ntR)R.',
    ['called dill._dill._create_namedtuple by REDUCE of a name', call],
  ],
  'a method bound to what stands in the file': [
    'ctypes\nMethodType\n(cm\nf\n]tR.',
    ['called types.MethodType by REDUCE', 'called m.f by functools.partial'],
  ],
};

it.each(Object.entries(forms))('%s', (_name, [text, does]) => {
  expect(acts(scanned(text))).toEqual(does);
});
