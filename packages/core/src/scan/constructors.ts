// Functions that pickles use to make instances.

/**
 * Names as in NumPy 2. Each makes an instance of the class in its first argument: by its __new__, or by a method that only classes of the
 * same package should have. Given another object, it calls whatever that object has under this name.
 */
export const constructors: ReadonlySet<string> = new Set([
  'copyreg._reconstructor',
  'copyreg.__newobj__',
  'copyreg.__newobj_ex__',
  'numpy._core.multiarray._reconstruct',
  'numpy.ma.core._mareconstruct',
  'pandas.core.indexes.base._new_Index',
  'pandas.core.indexes.datetimes._new_DatetimeIndex',
  'pandas.core.indexes.interval._new_IntervalIndex',
  'pandas.core.indexes.period._new_PeriodIndex',
  'pandas.core.indexes.timedeltas._new_TimedeltaIndex',
  'scipy.spatial.ckdtree.new_object',
  'sklearn.metrics._dist_metrics.newObj',
  'sklearn.neighbors._ball_tree.newObj',
  'sklearn.neighbors._dist_metrics.newObj',
  'sklearn.neighbors._kd_tree.newObj',
]);
