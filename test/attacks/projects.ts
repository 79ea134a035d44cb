// Attacks by configs of projects and servers: a name that a loader imports, an address that the shell reads, a text that is evaluated; and what
// honest projects write in the same places.
import type { Attack } from './pickles.ts';
import { settings, textAttack as attack } from './texts.ts';

const EVIL = "__import__('os').system('id')";

export const projects: readonly Attack[] = [
  attack(
    'a setting that fairseq evaluates, in a config',
    'dangerous',
    'config.yaml',
    `model:\n  conv_feature_layers: "${EVIL}"\n`,
  ),
  attack(
    'a program that fetches a data set',
    'unknown',
    'data.yaml',
    'train: a\nval: b\nnames: {0: c}\ndownload: |\n  import os\n  os.getpid()\n',
  ),
  attack(
    'tools of an agent',
    'unknown',
    'agent.json',
    settings({ class: 'CodeAgent', model: {}, tools: ['final_answer', 'evil'] }),
  ),
  attack(
    'a pickle in a trial of Tune, which is JSON in JSON',
    'dangerous',
    'experiment_state-1.json',
    settings({
      trial_data: [
        [
          settings({
            config: {
              f: {
                _type: 'CLOUDPICKLE_FALLBACK',
                value: '80026370 6f7369780a73797374656d0a285669640a7452 2e'.replaceAll(' ', ''),
              },
            },
          }),
          '{}',
        ],
      ],
    }),
  ),
  attack(
    'an equation of PySR',
    'dangerous',
    'outputs/1/hall_of_fame.csv',
    `Complexity,Loss,Equation\n1,0.5,x0\n3,0.1,"${EVIL}"\n`,
  ),
  attack('one that opens a file', 'dangerous', 'hall_of_fame.csv', 'Complexity,Loss,Equation\n1,0.5,preview(x0)\n'),
  attack(
    'a function of NequIP that loads',
    'unknown',
    'config.yaml',
    'model:\n  _target_: nequip.model.ModelFromPackage\n',
  ),
  attack(
    'a module behind a recipe of torchtune',
    'dangerous',
    'config.yaml',
    'model:\n  _component_: torchtune.models.llama2.os.system\n',
  ),
  attack('a folder that fairseq imports', 'unknown', 'config.yaml', 'common:\n  user_dir: ./evil\n'),
  attack('a data set of Kedro', 'unknown', 'conf/base/catalog.yml', 'x:\n  type: own.module.OwnDataset\n'),
  attack(
    'what pickles for Kedro',
    'unknown',
    'conf/base/catalog_models.yml',
    'x:\n  type: pickle.PickleDataset\n  filepath: x.pkl\n  backend: evil\n',
  ),
  attack(
    'what compares its checkpoints',
    'dangerous',
    'conf/base/catalog.yml',
    'x:\n  type: partitions.IncrementalDataset\n  dataset: pandas.CSVDataset\n  checkpoint:\n    comparison_func: os.system\n',
  ),
  attack('a builder of NequIP', 'dangerous', 'config.yaml', 'root: r\nmodel_builders: [os.system]\n'),
  attack(
    'an application of Ray Serve',
    'unknown',
    'serve.yaml',
    'applications:\n- name: a\n  import_path: own.main:app\n',
  ),
  attack('a command that fetches a shard', 'dangerous', 'index.json', settings({ shardlist: [{ url: 'pipe:id' }] })),
  attack(
    'the same in an address',
    'dangerous',
    'index.json',
    settings({ shardlist: [{ url: 'https://example.org/$(id).tar', nsamples: 1 }] }),
  ),
  attack(
    'a runtime that is called like those of MLServer',
    'unknown',
    'model-settings.json',
    settings({ name: 'm', implementation: 'mlserver_own.Model' }),
  ),
  attack(
    'a Python that MLServer unpacks and starts',
    'unknown',
    'model-settings.json',
    settings({
      name: 'm',
      implementation: 'mlserver_sklearn.SKLearnModel',
      parameters: { environment_tarball: './env.tar.gz' },
    }),
  ),
  attack(
    "MLServer's repository",
    'dangerous',
    'settings.json',
    settings({ model_repository_implementation: 'os.system' }),
  ),
  attack(
    'an argument of a server in a manifest',
    'unknown',
    'isvc.yaml',
    'spec:\n  predictor:\n    model:\n      args:\n      - --model_name=m\n      - --trust_remote_code\n',
  ),
  attack('a service that BentoML builds', 'unknown', 'bentofile.yaml', 'service: "service:svc"\n'),
  attack(
    "what Hydra's logging calls",
    'dangerous',
    'config.yaml',
    'hydra:\n  job_logging:\n    formatters:\n      f:\n        (): os.system\n        command: id\n',
  ),
  attack(
    'a handler of logging',
    'unknown',
    'logging.json',
    settings({ version: 1, handlers: { h: { class: 'own.Handler' } } }),
  ),
  attack('a component of Rasa', 'unknown', 'config.yml', 'language: en\npipeline:\n- name: own.nlu.Component\n'),
  attack('its store', 'unknown', 'endpoints.yml', 'tracker_store:\n  type: own.store.Store\n'),
  attack('plugins of AllenNLP', 'unknown', '.allennlp_plugins', 'allennlp_models\nevil\n'),
  attack('a network of ESPnet', 'unknown', 'model.json', settings([80, 500, { model_module: 'evil.nets:E2E' }])),
  attack('a step of ESPnet', 'dangerous', 'preprocess.yaml', 'process:\n- type: "os:system"\n  command: id\n'),
  attack(
    "a reference of Fiddle's, as NeMo 2 keeps them",
    'dangerous',
    'context/io.json',
    settings({
      root: { type: 'ref', key: 'a' },
      objects: { a: { type: { type: 'pyref', module: 'os', name: 'system' } } },
    }),
  ),
  attack(
    'a class of OpenMMLab by its path',
    'dangerous',
    'config.json',
    settings({ default_scope: 'mmdet', model: { type: 'os.system', command: 'id' } }),
  ),
  attack('what TorchTitan imports', 'unknown', 'train.toml', '[experimental]\ncustom_import = "evil.module"\n'),
  attack('a pipeline that spaCy imports', 'unknown', 'config.cfg', '[components.ner]\nsource = "evil_package"\n'),
];

const honest = (name: string, file: string, text: string): readonly [string, string, Buffer] => [
  name,
  file,
  Buffer.from(text),
];

export const honestProjects: readonly (readonly [string, string, Buffer])[] = [
  honest(
    'a data set with an address',
    'data.yaml',
    'train: a\nval: b\nnames: [c]\ndownload: https://example.org/c.zip\n',
  ),
  honest('another download', 'values.yaml', 'image: x\ndownload: yes please\ntrain: a\n'),
  honest('an agent without tools', 'agent.json', settings({ class: 'CodeAgent', model: {}, tools: ['final_answer'] })),
  honest(
    'equations of PySR',
    'hall_of_fame.csv',
    'Complexity,Loss,Equation\n1,0.5,"x0"\n9,1e-3,"cos(x0 * 2.13) + (x1 ^ 2.0) - inv(x_2) / 1.0e-3"\n',
  ),
  honest(
    'a training of NequIP',
    'config.yaml',
    'trainer:\n  _target_: lightning.Trainer\n  callbacks:\n  - _target_: lightning.pytorch.callbacks.ModelCheckpoint\ndata:\n  train_dataloader:\n    _target_: torch.utils.data.DataLoader\n' +
      'training_module:\n  _target_: nequip.train.EMALightningModule\n  optimizer:\n    _target_: torch.optim.Adam\n  model:\n    _target_: nequip.model.NequIPGNNModel\n',
  ),
  honest(
    'a recipe of torchtune',
    'recipe.yaml',
    'model:\n  _component_: torchtune.models.llama3_1.lora_llama3_1_8b\nloss:\n  _component_: torchtune.modules.loss.CEWithChunkedOutputLoss\ncheckpointer:\n  _component_: torchtune.training.FullModelHFCheckpointer\n' +
      'optimizer:\n  _component_: torch.optim.AdamW\ndataset:\n  _component_: torchtune.datasets.alpaca_dataset\n',
  ),
  honest(
    'a catalog of Kedro',
    'conf/base/catalog.yml',
    'cars:\n  type: pandas.CSVDataset\n  filepath: data/01_raw/cars.csv\nmodel:\n  type: pickle.PickleDataset\n  filepath: data/06_models/m.pkl\n  backend: joblib\n' +
      'parts:\n  type: partitions.PartitionedDataset\n  path: data/parts\n  dataset:\n    type: kedro_datasets.pandas.ParquetDataset\nold:\n  type: pandas.CSVDataSet\nkept:\n  type: MemoryDataset\n',
  ),
  honest('parameters of Kedro', 'conf/base/parameters.yml', 'model:\n  type: own.name\n  encoder_layers: 6\n'),
  honest(
    'NequIP',
    'config.yaml',
    'root: r\nmodel_builders:\n- SimpleIrrepsConfig\n- EnergyModel\n- nequip.model.ForceOutput\n',
  ),
  honest(
    'an application that comes with Ray',
    'serve.yaml',
    'applications:\n- name: llms\n  import_path: ray.serve.llm:build_openai_app\n',
  ),
  honest(
    'shards of WebDataset',
    'index.json',
    settings({
      wids_version: 1,
      shardlist: [{ url: 'https://example.org/a-{000..9}.tar?a=1&b=2', nsamples: 9 }, { url: 'b.tar' }],
    }),
  ),
  honest('arguments of a server', 'isvc.yaml', 'args:\n- --model_name=m\n- --trust-remote-code=false\n'),
  honest(
    "Python's own logging",
    'logging.yaml',
    'version: 1\nhandlers:\n  a:\n    class: logging.StreamHandler\n  b:\n    class: rich.logging.RichHandler\nformatters:\n  c:\n    (): uvicorn.logging.DefaultFormatter\n  d:\n    (): colorlog.ColoredFormatter\n',
  ),
  honest(
    'an assistant of Rasa',
    'config.yml',
    'recipe: default.v1\nlanguage: en\npipeline:\n- name: WhitespaceTokenizer\n- name: rasa.nlu.classifiers.diet_classifier.DIETClassifier\npolicies:\n- name: MemoizationPolicy\n',
  ),
  honest('another pipeline', 'ci.yml', 'pipeline:\n- name: build.all\n  image: python\n'),
  honest(
    'its endpoints',
    'endpoints.yml',
    'tracker_store:\n  type: redis\naction_endpoint:\n  url: http://localhost:5055\n',
  ),
  honest(
    'ESPnet',
    'model.json',
    settings([80, 500, { model_module: 'espnet.nets.pytorch_backend.e2e_asr_transformer:E2E', adim: 256 }]),
  ),
  honest('its steps', 'preprocess.yaml', 'process:\n- type: fbank\n- type: "espnet.transform.add_deltas:AddDeltas"\n'),
  honest(
    'a checkpoint of NeMo 2',
    'context/io.json',
    settings({
      a: { type: { type: 'pyref', module: 'nemo.collections.llm.gpt.model.llama', name: 'LlamaConfig' } },
      b: { type: 'pyref', module: 'nemo.collections.llm.gpt.model.base', name: 'gpt_forward_step' },
      c: { type: 'pyref', module: 'builtins', name: 'dict' },
      d: { type: 'pyref', module: 'torch.nn.functional', name: 'silu' },
    }),
  ),
  honest(
    'a config of OpenMMLab',
    'config.json',
    settings({
      default_scope: 'mmdet',
      model: { type: 'FasterRCNN', data_preprocessor: { type: 'mmdet.DetDataPreprocessor' } },
      optim_wrapper: { optimizer: { type: 'torch.optim.AdamW' } },
      train_cfg: { type: 'EpochBasedTrainLoop' },
    }),
  ),
  honest('other settings', 'pyproject.toml', '[tool.own]\ncustom_import = "torchtitan.experiments.x"\n'),
  honest(
    'a pipeline of spaCy',
    'config.cfg',
    '[nlp]\nlang = "en"\npipeline = ["tok2vec","ner"]\n\n[components.tok2vec]\nsource = "en_core_web_sm"\n\n[components.ner]\nfactory = "ner"\n\n[components.ner.model]\n@architectures = "spacy.TransitionBasedParser.v2"\n',
  ),
];
