// What leads from a template's values to code: attributes, and free names of Jinja that fetch them.

/** Attributes, besides Python's own names, that lead from a value to frames, globals and code. */
const CLIMBING: ReadonlySet<string> = new Set(
  `mro func_globals func_code func_closure im_func im_self im_class gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await
  cr_origin ag_frame ag_code ag_await f_globals f_locals f_builtins f_back f_code tb_frame tb_next co_code co_consts
  format_map popen environ subprocess builtins importlib`.split(/\s+/),
);

/** Free names whose attributes lead there, or that run what they are given. */
export const leading: ReadonlySet<string> = new Set(
  'lipsum self eval exec open getattr setattr vars globals'.split(' '),
);

/** Python's own names of texts, and of methods that its operators call anyway: documentation lists them, and none leads anywhere by itself. */
const HARMLESS: ReadonlySet<string> = new Set(
  `__name__ __qualname__ __module__ __doc__ __version__ __init__ __call__ __len__ __str__ __repr__ __getitem__ __contains__ __iter__
  __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __add__ __sub__ __mul__ __matmul__ __truediv__ __floordiv__ __mod__ __pow__ __neg__
  __radd__ __rsub__ __rmul__ __rmatmul__ __rtruediv__`.split(/\s+/),
);

/** One of Python's own names, '__class__' or a piece of one, that may lead on; or another attribute that does. */
export function climbs(attribute: string): boolean {
  return CLIMBING.has(attribute) || (attribute.includes('__') && !HARMLESS.has(attribute));
}
