// What was read by hand, where neither syntax trees nor the names of the hand-written list tell.

/** In a dangerous module or with a dangerous method, and harmless by itself: it only holds what stands in the file anyway. */
export const reviewed: ReadonlySet<string> = new Set([
  'functools.partial',
  'functools.partial.__setstate__',
  'joblib.numpy_pickle.NumpyArrayWrapper',
  'operator.itemgetter',
  // It times two ways of its own on request; that program is no part of what it is given.
  'scipy.signal._signaltools.convolve',
  'scipy.signal._signaltools.correlate',
  'scipy.signal._signaltools.wiener',
  'scipy.signal.signaltools.convolve',
  'scipy.signal.signaltools.correlate',
  'scipy.signal.signaltools.wiener',
  'types.SimpleNamespace',
  'types.SimpleNamespace.__setstate__',
]);

/**
 * Benign files need these, and so do attacks: text that loading computes has no name that anybody sees; a function that is handed on is
 * called, an expression evaluated; a class makes what it is given of others. Some have a rule for the way in which they are harmless,
 * where the file is judged.
 */
export const refused: RegExp =
  /^(?:called (?:builtins\.(?:enumerate|reversed|staticmethod|str|zip)|codecs\.encode|numpy\.ma\.mrecords\._mrreconstruct|torch\._tensor\._rebuild_from_type_v2|torch\._utils\._rebuild_wrapper_subclass)(?:\.__setstate__)?|\w+ (?:.*\.)?(?:agg|aggregate|apply|apply_along_axis|apply_over_axes|applymap|eval|fromfunction|map|pipe|query|transform)|\w+ scipy\.fft\.(?:.*\.)?(?:\w*_backend|set_workers))$/;
