// Attacks by programs that torch.fx evaluates as it loads a module, and programs that it writes itself.
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

/** BINUNICODE. */
function text(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  return Buffer.concat([Buffer.of(0x58), length, Buffer.from(value)]);
}

const IMPORTS = 'from math import inf\nfrom torch import device\nNoneType = type(None)\nimport torch';
const reduce = op.GLOBAL('torch.fx.graph_module', 'reduce_graph_module');
const made = (program: string, imports = IMPORTS, ...more: readonly Buffer[]): Buffer =>
  op.pickle(
    op.called(reduce, op.dict(op.text('_code'), text(program), op.text('training'), op.NONE, ...more), text(imports)),
  );
const of = (...lines: readonly string[]): string =>
  `\n\n\ndef forward(self, x):\n${lines.map((line) => `    ${line}\n`).join('')}    return x\n    `;
const tracer = (module: string, name: string): readonly Buffer[] => [op.text('_tracer_cls'), op.GLOBAL(module, name)];

const attack = (name: string, bytes: Buffer): Attack => ({ name, file: 'net.pt', bytes, level: 'dangerous' });
const line = (...lines: readonly string[]): Attack =>
  attack(`a traced program: ${lines.join('; ')}`, made(of(...lines)));

export const traced: readonly Attack[] = [
  attack('an import in front of a traced program', made(of(), `${IMPORTS}\nimport os`)),
  attack('a program behind it', made(`${of()}\nimport os\nos.getpid()`)),
  attack('one behind it that an input is named like', made('def forward(self, str):\n    return str\na = str.mro()\n')),
  attack('one in its signature', made('def forward(self, x = print()):\n    return x\n')),
  attack('another class that traces it', made(of(), IMPORTS, ...tracer('os', 'system'))),
  attack(
    'an attribute in the place of a layer',
    made(of('a = getattr(self, "f")(x)'), IMPORTS, op.text('f'), op.GLOBAL('numpy', 'load')),
  ),
  attack(
    'a method of what stands in the place of a layer',
    made(
      of('a = self.p.unlink()'),
      IMPORTS,
      op.text('_modules'),
      op.dict(op.text('p'), op.called(op.GLOBAL('pathlib', 'PosixPath'), op.text('x'))),
    ),
  ),
  line('a = torch.os.system("id")'),
  line('a = torch.load(x)'),
  line('a = torch.hub.load(x)'),
  line('a = getattr(torch, "load")(x)'),
  line('a = torch.add(x, "text")'),
  line('a = torch.vmap(torch.load)'),
  line('a = self.f(open)'),
  line('a = self.__class__'),
  line('a = x.__class__.mro()'),
  line('torch = x'),
  line('a = (lambda: x)()'),
  line('a = [b for b in x]'),
  line("a = f'{x}'"),
  line('a = x ** 9 ** 9'),
  line('a = 9', 'b = a * a'),
  line('a = operator.getitem((x, 9), 1)'),
  line('a = torch.ones(9000000000000)'),
  line('import os'),
  line('a = x; print(a)'),
  // With texts and tensors that a layer holds: each wrote a file as the module was loaded.
  line('a = torch.ops.aten.from_file(self.l.path, True, 16)', 'b = a.fill_(66)'),
  line('a = self.l.weights.numpy()', 'b = a.tofile(self.l.path)'),
  line('a = torch.ops.aten.from_file(self.l.path, True, x)'),
  line('a = self.l.path', 'b = a.encode()'),
  line('a = self.l.format(x)', 'b = a.encode()'),
  line('a = self.l.table.get(x, self.l.weights)', 'b = a.numpy()'),
  line('a = self.l.state_dict(x)'),
  line('a = self.apply(x)'),
  line('x = self.l.weights', 'b = x.numpy()'),
  line('a = self.l.storage.from_file(self.l.path, x, 16)'),
  line('a = self.l.list * 999999999'),
  line('a = self.l.list * 999999999 + x'),
  line('a = torch.add(self.l.list * 999999999, x)'),
  line('a = self.l.list[0]'),
  line('a = torch.relu(self.l.weights)'),
  line('a = torch._import_device_backends(x)'),
  line("a = 'text'", 'b = a.encode()'),
  line("a = torch.ops.aten.from_file(filename = 'PWNED', shared = True, size = 16)"),
  line('a = x = self.l.weights', 'b = x.numpy()'),
  line('a = self.l.text % x', 'b = torch.ops.aten.from_file(a, True, 16)'),
  line('a = torch.is_tensor(x)', 'b = a.to_bytes(9)', 'c = b.hex()', 'd = c.replace(c, self.l.path)'),
  line('a = torch.nn.functional.cast(x, self.l.weights)', 'b = a.numpy()'),
  attack(
    'a method that gives what it is given',
    made(
      of('a = self.l.take(x, self.l.weights)'),
      IMPORTS,
      op.text('_modules'),
      op.dict(
        op.text('l'),
        op.called(op.GLOBAL('builtins', 'getattr'), op.dict(op.text('k'), op.NONE), op.text('get')),
      ),
    ),
  ),
  attack(
    'a class in a layer of its own',
    made(
      of('a = self.l.kind(x)'),
      IMPORTS,
      op.text('_modules'),
      op.dict(
        op.text('l'),
        Buffer.concat([
          op.bare('torch.nn.modules.linear', 'Identity'),
          op.dict(op.text('kind'), op.GLOBAL('torch.nn.modules.linear', 'Identity')),
          op.BUILD,
        ]),
      ),
    ),
  ),
  attack(
    'a class in the place of a layer',
    made(
      of('a = self.l.kind(x)'),
      IMPORTS,
      op.text('_modules'),
      op.dict(op.text('l'), op.GLOBAL('torch.nn.modules.linear', 'Identity')),
    ),
  ),
];

export const honestlyTraced: readonly (readonly [string, Buffer])[] = [
  ['a chain of layers', made(of('_0 = getattr(self, "0")(x);  x = None', 'a = self.seq.conv(_0);  _0 = None'))],
  [
    'functions of PyTorch',
    made(
      of(
        'relu = torch.nn.functional.relu(x, inplace = False)',
        'mul = relu * 2.5;  relu = None',
        'add = mul + x ** 2;  mul = None',
        'getitem = add[(slice(None, None, None), slice(0, 2, None))]',
        'cat = torch.cat([add, getitem], dim = 1);  add = getitem = None',
        'w = self.w',
        'size = cat.size(0)',
        'view = cat.view(size, -1);  size = None',
        'to = view.to(torch.float32)',
        'scaled = self.scale * to',
        'linear = torch.nn.functional.linear(scaled, self.l.weight, bias = None)',
        'stacked = torch.stack((linear, w), 0)',
        "wide = torch.nn.functional.interpolate(stacked, size = None, mode = 'nearest')",
        'halves = stacked.chunk(2)',
        'half = halves[0]',
      ),
      IMPORTS,
      ...tracer('torch.fx._symbolic_trace', 'Tracer'),
      op.text('_tracer_extras'),
      op.EMPTY_DICT,
    ),
  ],
];
