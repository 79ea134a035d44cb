# Writes compat-names.ts: python3 compat-names.py > compat-names.ts && npm run -s format
import _compat_pickle

print(
    """// Names of Python 2 as Python 3's unpickler reads them in protocols 0 to 2 (fix_imports).
// Made by compat-names.py from CPython's Lib/_compat_pickle.py.

/** Whole callables: 'module.name'. */
export const namesOfPython2: Readonly<Record<string, readonly [module: string, name: string]>> = {"""
)
for (module, name), (module3, name3) in sorted(_compat_pickle.NAME_MAPPING.items()):
    print(f"  '{module}.{name}': ['{module3}', '{name3}'],")
print('};\n\nexport const modulesOfPython2: Readonly<Record<string, string>> = {')
for module, module3 in sorted(_compat_pickle.IMPORT_MAPPING.items()):
    print(f"  '{module}': '{module3}',")
print('};')
