// One name for a callable that goes by many: 'posix.system' and 'nt.system' are os.system, 'cPickle.loads' is pickle.loads.

/** Modules that are another module, or only its inside; the longest that fits counts. */
const aliases: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  __builtins__: 'builtins',
  posix: 'os',
  nt: 'os',
  riscos: 'os',
  ntpath: 'os.path',
  posixpath: 'os.path',
  genericpath: 'os.path',
  nturl2path: 'urllib.request',
  cPickle: 'pickle',
  _pickle: 'pickle',
  _io: 'io',
  _pyio: 'io',
  StringIO: 'io',
  cStringIO: 'io',
  _socket: 'socket',
  _ssl: 'ssl',
  _operator: 'operator',
  _functools: 'functools',
  _collections: 'collections',
  _thread: 'threading',
  thread: 'threading',
  _codecs: 'codecs',
  _ctypes: 'ctypes',
  _posixsubprocess: 'subprocess',
  commands: 'subprocess',
  popen2: 'subprocess',
  subprocess32: 'subprocess',
  _imp: 'imp',
  _frozen_importlib: 'importlib._bootstrap',
  _frozen_importlib_external: 'importlib._bootstrap_external',
  _signal: 'signal',
  _sqlite3: 'sqlite3',
  _lsprof: 'cProfile',
  _winapi: 'subprocess',
  _multiprocessing: 'multiprocessing',
  _posixshmem: 'multiprocessing',
  _aix_support: 'subprocess',
  _osx_support: 'subprocess',
  httplib: 'http.client',
  urllib2: 'urllib.request',
  urlparse: 'urllib.parse',
  copy_reg: 'copyreg',
  Queue: 'queue',
  UserDict: 'collections',
  UserList: 'collections',
  UserString: 'collections',
  'pathlib._local': 'pathlib',
  // scikit-learn 1.6 and 1.7 were built with this name.
  _loss: 'sklearn._loss._loss',
  'numpy.core': 'numpy._core',
  'sklearn.externals.joblib': 'joblib',
  'torch.nn.intrinsic': 'torch.ao.nn.intrinsic',
  'torch.nn.qat': 'torch.ao.nn.qat',
  'torch.nn.quantizable': 'torch.ao.nn.quantizable',
  'torch.nn.quantized': 'torch.ao.nn.quantized',
  'torch.quantization': 'torch.ao.quantization',
};

/** The module under its usual name. */
export function canonicalModule(module: string): string {
  for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1)) {
    const alias = aliases[module.slice(0, end)];
    if (alias !== undefined && Object.hasOwn(aliases, module.slice(0, end))) return alias + module.slice(end);
  }
  return module;
}

/** 'os.system': module and name in one, under the usual name. */
export function canonicalName(module: string, name: string): string {
  return module === '' ? name : `${canonicalModule(module)}.${name}`;
}
