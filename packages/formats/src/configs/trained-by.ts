// What configs of training name that belongs to the frameworks which read them: trainers, callbacks, optimizers, layers, recipes. Whatever else
// these are given is named in the same config, and is a name of its own.

const CLASS = String.raw`(?:[a-z_]\w*\.)*[A-Z]\w*`;

const OWN = [
  String.raw`torch\.optim\.(?:lr_scheduler\.|[a-z]+\.)?[A-Z]\w*`,
  String.raw`torch\.nn\.(?:modules\.[a-z]+\.)?[A-Z]\w*`,
  String.raw`torch\.utils\.data\.(?:DataLoader|ConcatDataset|TensorDataset|(?:distributed\.|sampler\.)?\w*Sampler)`,
  String.raw`(?:lightning|lightning\.pytorch|pytorch_lightning)\.(?:Trainer|(?:callbacks|loggers|strategies|profilers)\.${CLASS})`,
  String.raw`torchmetrics\.${CLASS}`,
  String.raw`torchvision\.transforms\.(?:v2\.)?[A-Z]\w*`,
  String.raw`(?:bitsandbytes|torchao)\.(?:[a-z]\w*\.)*optim\.[A-Z]\w*`,
  String.raw`torchtune\.models\.[a-z]\w*\.(?:_component_builders\.|_model_builders\.)?[a-z]\w*`,
  String.raw`torchtune\.(?:modules|rlhf)\.(?:loss|peft|tokenizers|transforms)\.(?:[a-z_]\w*\.)?[A-Z]\w*`,
  String.raw`torchtune\.datasets\.(?:multimodal\.)?\w+`,
  String.raw`torchtune\.training\.(?:(?:metric_logging|quantization|checkpointing)\.[A-Z]\w*|FullModel\w+Checkpointer|lr_schedulers\.get_\w+|setup_torch_profiler)`,
  String.raw`torchtune\.data\.[A-Z]\w*`,
  // ModelFromPackage and ModelFromCheckpoint load another file, with its code.
  String.raw`nequip\.(?:data|nn|train|model)\.(?:[a-z_]\w*\.)*(?!ModelFrom)[a-zA-Z]*[A-Z]\w*`,
];
const OF_FRAMEWORKS = new RegExp(`^(?:${OWN.join('|')})$`);

/** Modules that theirs import, through which a path could go on. */
const BEYOND =
  /\.(?:os|sys|subprocess|importlib|builtins|inspect|shutil|io|pickle|logging|pathlib|functools|ctypes|multiprocessing|threading|socket|urllib|requests|hydra|omegaconf|fsspec|torch|numpy|np|convert_weights)\./;

export const isOfFramework = (path: string): boolean => OF_FRAMEWORKS.test(path) && !BEYOND.test(path);
