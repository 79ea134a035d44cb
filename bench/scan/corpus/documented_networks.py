"""What the documentation of PyTorch and Keras makes (see documented.py), saved as these are: tensors and state dicts apart from whole objects; layers in models."""
import io
import pickle

import documented

ZIP_LEGACY_PICKLE = 3


def of_torch():
    """Pairs of name and what writes the file: torch.save in both formats, and plain pickle."""
    import torch  # noqa: F401

    for i, (name, source) in enumerate(sorted(documented.examples("torch").items())):
        yield f"{name}.pt", lambda path: _kept(path, documented.run(source), i % ZIP_LEGACY_PICKLE)


def _kept(path, values, way):
    import torch

    plain, whole = {}, {}
    for name, value in values.items():
        if isinstance(value, torch.nn.Module):
            plain[name] = value.state_dict()
            whole[name] = value
        elif isinstance(value, torch.optim.Optimizer):
            plain[name] = value.state_dict()
            whole[name] = value
        elif isinstance(value, (torch.Tensor, int, float, str, list, tuple, dict, torch.Size, torch.dtype, torch.device)):
            plain[name] = value
        else:
            whole[name] = value
    if not _can_be_kept(plain) and not _can_be_kept(whole):
        raise ValueError("keeps nothing")
    for found, things in [("listed", _can_be_kept(plain)), ("whole", _can_be_kept(whole))]:
        if things:
            folder = path.parent.with_name(f"{path.parent.name}_{found}")
            folder.mkdir(exist_ok=True)
            _write(folder / path.name, things, way)


def _can_be_kept(values):
    import torch

    kept = {}
    for name, value in values.items():
        try:
            buffer = io.BytesIO()
            with documented.limited():
                torch.save(value, buffer)
                pickle.dumps(value)
            if buffer.tell() < documented.BYTES and documented.where(value) == "listed":
                kept[name] = value
        except (Exception, documented.TooLong):
            continue
    return kept


def _write(path, things, way):
    import torch

    if way == 2:
        path.with_suffix(".pkl").write_bytes(pickle.dumps(things, protocol=2 + len(path.name) % 4))
    else:
        torch.save(things, path.with_suffix(".pt"), _use_new_zipfile_serialization=way == 0)


def of_keras():
    """Each layer and model of the documentation in a file of each of its own formats."""
    for i, (name, source) in enumerate(sorted({**documented.examples("keras"), **documented.examples("keras", "```")}.items())):
        yield f"{name}.keras", lambda path: _models(path, documented.run(source), i)


def _models(path, values, turn):
    import keras

    models = [value for value in values.values() if isinstance(value, keras.Model)]
    layers = [value for value in values.values() if isinstance(value, keras.layers.Layer) and not isinstance(value, keras.Model)]
    if layers and not models:
        models = [keras.Sequential(layers)]
    if not models:
        raise ValueError("makes no model")
    if "vocabulary" in path.name and not models[-1].built:
        raise ValueError("is not built")
    models[-1].save(path.with_suffix([".keras", ".keras", ".h5"][turn % 3]))
