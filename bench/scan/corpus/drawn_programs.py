"""Programs and states of PyTorch whose parts are drawn: scripted, traced, exported, quantized, pruned, averaged; optimizers and their plans."""
import copy
import inspect
import io
import pickle



def nets(draw):
    """A network of one to four layers between two that fit, and an input for it."""
    import torch
    from torch import nn

    steps = [nn.ReLU, nn.Tanh, nn.GELU, nn.SiLU, nn.Softplus, nn.Hardtanh, nn.ELU, nn.LeakyReLU, nn.Sigmoid, nn.Identity]
    parts = [lambda: nn.Linear(4, 4, bias=draw.random() < 0.7), lambda: draw.choice(steps)(), lambda: nn.LayerNorm(4), lambda: nn.Dropout(0.1), lambda: nn.BatchNorm1d(4)]
    return nn.Sequential(nn.Linear(4, 4), *[draw.choice(parts)() for _ in range(draw.randint(1, 4))], nn.Linear(4, 2)).eval(), torch.ones(3, 4)


def torch_programs(draw):
    import torch

    def script(at):
        net, x = nets(draw)
        made = draw.choice([lambda: torch.jit.script(net), lambda: torch.jit.trace(net, x), lambda: torch.jit.freeze(torch.jit.script(net)), lambda: torch.jit.optimize_for_inference(torch.jit.script(net))])()
        draw.choice([lambda: made.save(str(at)), lambda: torch.jit.save(made, str(at), _extra_files={"labels.txt": "a\nb"}), lambda: made._save_for_lite_interpreter(str(at))])()

    def exported(at):
        net, x = nets(draw)
        dynamic = {} if draw.random() < 0.5 else {"dynamic_shapes": ({0: torch.export.Dim("batch")},)}
        made = torch.export.export(net, (x,), **dynamic)
        made = made.run_decompositions() if draw.random() < 0.3 else made
        torch.export.save(made, str(at), **draw.choice([{}, {"extra_files": {"note.txt": "of a test"}}]))

    def onnx(at):
        net, x = nets(draw)
        torch.onnx.export(net, (x,), str(at), **draw.choice([{}, {"dynamo": False}, {"input_names": ["x"], "dynamic_axes": {"x": {0: "n"}}}]))

    def symbolic(at):
        import torch.fx

        torch.save(torch.fx.symbolic_trace(nets(draw)[0]), str(at))

    for i in range(14):
        yield "script_{}.{}".format(i, draw.choice(["pt", "ptl", "pth"])), script
    for i in range(8):
        yield "exported_{}.pt2".format(i), exported
    for i in range(4):
        yield "model_{}.onnx".format(i), onnx
    for i in range(3):
        yield "traced_{}.pt".format(i), symbolic


def torch_quantized(draw):
    import torch
    from torch import nn

    quant = getattr(torch, "ao", torch).quantization

    def dynamic(at):
        net, _ = nets(draw)
        torch.save(draw.choice([lambda n: n, lambda n: n.state_dict()])(quant.quantize_dynamic(net, {nn.Linear}, dtype=draw.choice([torch.qint8, torch.float16]))), str(at))

    def static(at):
        net = quant.QuantWrapper(nn.Sequential(nn.Linear(4, 4), draw.choice([nn.ReLU, nn.Sigmoid, nn.Hardswish])(), nn.Linear(4, 2))).eval()
        net.qconfig = quant.get_default_qconfig(draw.choice(["fbgemm", "qnnpack"]))
        quant.prepare(net, inplace=True)(torch.ones(3, 4))
        step = draw.randrange(3)
        if step:
            quant.convert(net, inplace=True)
        torch.save(net.state_dict() if step == 2 else net, str(at))

    def tensors(at):
        x = torch.ones(3, 4)
        torch.save([torch.quantize_per_tensor(x, 0.1, draw.randrange(5), draw.choice([torch.qint8, torch.quint8, torch.qint32])), torch.quantize_per_channel(x, torch.ones(3), torch.zeros(3, dtype=torch.long), 0, torch.qint8)], str(at))

    def scripted(at):
        torch.jit.script(quant.quantize_dynamic(nets(draw)[0], {nn.Linear})).save(str(at))

    for name, save, times in [("dynamic", dynamic, 5), ("static", static, 6), ("tensors", tensors, 2), ("scripted", scripted, 3)]:
        for i in range(times):
            yield "{}_{}.pt".format(name, i), save


def torch_states(draw):
    import torch
    from torch import nn, optim
    from torch.optim import lr_scheduler, swa_utils

    torch.manual_seed(0)
    steps = sorted(n for n in dir(optim) if inspect.isclass(getattr(optim, n)) and issubclass(getattr(optim, n), optim.Optimizer) and n not in ("Optimizer", "LBFGS", "SparseAdam", "Muon"))
    plans = sorted(n for n in dir(lr_scheduler) if inspect.isclass(getattr(lr_scheduler, n)) and n.endswith(("LR", "Restarts", "Plateau")) and not n.startswith("_"))
    given = {"step_size": 2, "milestones": [1, 2], "gamma": 0.9, "T_max": 3, "T_0": 2, "base_lr": 0.01, "max_lr": 0.2, "total_steps": 9, "lr_lambda": abs, "swa_lr": 0.1, "schedulers": []}

    def trained(net, x):
        step = getattr(optim, draw.choice(steps))(net.parameters(), lr=0.1)
        for _ in range(20):
            kind = getattr(lr_scheduler, draw.choice(plans))
            try:
                plan = kind(step, **{p.name: given[p.name] for p in list(inspect.signature(kind).parameters.values())[1:] if p.default is p.empty})
                break
            except Exception:
                plan = lr_scheduler.StepLR(step, 2)
        net(x).sum().backward()
        step.step()
        return step, plan

    def state(at):
        net, x = nets(draw)
        step, plan = trained(net.train(), x)
        torch.save(draw.choice([lambda: step.state_dict(), lambda: plan.state_dict(), lambda: step, lambda: plan, lambda: [step, plan, net], lambda: {"step": step.state_dict(), "plan": plan.state_dict(), "args": {"lr": 0.1}}])(), str(at))

    def average(at):
        net, _ = nets(draw)
        torch.save(draw.choice([lambda: swa_utils.AveragedModel(net), lambda: swa_utils.AveragedModel(net).state_dict(), lambda: nn.DataParallel(net), lambda: copy.deepcopy(net).half()])(), str(at))

    def changed(at):
        from torch.nn.utils import parametrizations, prune

        net, _ = nets(draw)
        draw.choice([lambda m: prune.l1_unstructured(m, "weight", 0.5), lambda m: nn.utils.weight_norm(m), lambda m: nn.utils.spectral_norm(m), lambda m: parametrizations.orthogonal(m), lambda m: prune.random_structured(m, "weight", 1, 0)])(net[0])
        torch.save(draw.choice([lambda n: n, lambda n: n.state_dict()])(net), str(at))

    def kept(at):
        net, _ = nets(draw)
        at.write_bytes(pickle.dumps(draw.choice([net, net.state_dict(), {"net": net, "names": ["a"]}]), protocol=draw.choice([2, 4, 5])))

    def inside(at):
        held = io.BytesIO()
        torch.save(nets(draw)[0].state_dict(), held)
        at.write_bytes(pickle.dumps({"bytes": held.getvalue(), "epoch": 3}))

    def odd(at):
        x = torch.ones(2, 3)
        torch.save(draw.choice([lambda: x.to_sparse(), lambda: x.to_sparse_csr(), lambda: torch.empty(2, device="meta"), lambda: x.requires_grad_(), lambda: x.conj(), lambda: x[None].expand(4, 2, 3), lambda: nn.utils.rnn.pack_sequence([x, x[:1]]), lambda: torch.Generator().get_state(), lambda: nn.Parameter(x), lambda: torch.nested.nested_tensor([x, x[:1]])])(), str(at))

    for name, save, times in [("state", state, 16), ("average", average, 5), ("changed", changed, 6), ("kept", kept, 5), ("inside", inside, 2), ("odd", odd, 8)]:
        for i in range(times):
            yield "{}_{}.{}".format(name, i, "pkl" if name in ("kept", "inside") else draw.choice(["pt", "pth", "ckpt"])), save


GROUPS = [torch_programs, torch_quantized, torch_states]
