"""What tools that keep experiments leave beside the models: run folders of trackers, trainers, tuners and pipelines."""
import json
import os
import pickle
import subprocess
import sys

import numpy as np


def _model():
    from sklearn.linear_model import Ridge

    return Ridge().fit([[0.0], [1.0]], [0, 1])


def mlflow_store(path):
    import mlflow
    import pandas as pd

    mlflow.set_tracking_uri(f"sqlite:///{path}/mlflow.db")
    mlflow.create_experiment("a", artifact_location=(path / "artifacts").as_uri())
    with mlflow.start_run(experiment_id="1"):
        mlflow.log_params({"alpha": 1, "who": "me"})
        mlflow.log_metric("loss", 0.5, step=1)
        mlflow.sklearn.log_model(_model(), "model", input_example=np.zeros((1, 1)), code_paths=None)
        mlflow.log_dict({"a": [1]}, "d.yaml")
        mlflow.log_table(pd.DataFrame({"a": [1]}), "t.json")
        mlflow.log_text("hello", "t.txt")


def mlflow_files(path):
    import mlflow

    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    mlflow.set_tracking_uri(path.as_uri())
    with mlflow.start_run():
        mlflow.log_param("a", 1)
        mlflow.sklearn.log_model(_model(), "model")
        mlflow.pyfunc.save_model(str(path / "pyfunc"), python_model=mlflow.pyfunc.PythonModel())


def wandb_offline(path):
    import wandb

    run = wandb.init(mode="offline", dir=str(path), project="p", config={"lr": 0.1})
    run.log({"loss": 0.5, "hist": wandb.Histogram(np.arange(5)), "table": wandb.Table(columns=["a"], data=[[1]])})
    (path / "m.pkl").write_bytes(pickle.dumps(_model()))
    run.log_artifact(str(path / "m.pkl"), type="model")
    run.finish()


def tensorboard_torch(path):
    import torch
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(str(path)) as writer:
        writer.add_scalar("loss", 0.5, 1)
        writer.add_histogram("w", torch.randn(10), 1)
        writer.add_graph(torch.nn.Linear(2, 1), torch.ones(1, 2))
        writer.add_embedding(torch.randn(4, 3), metadata=list("abcd"))
        writer.add_hparams({"lr": 0.1}, {"acc": 1})
        writer.add_image("i", torch.zeros(3, 4, 4))


def hydra_run(path):
    script = path / "app.py"
    script.write_text("import hydra\n@hydra.main(version_base=None, config_name=None)\ndef main(cfg):\n    open('out.txt', 'w').write(str(cfg))\nmain()\n")
    subprocess.run([sys.executable, str(script), "+lr=0.1", "+net.name=a", f"hydra.run.dir={path}/outputs/1"], check=True)
    subprocess.run([sys.executable, str(script), "-m", "+lr=0.1,0.2", f"hydra.sweep.dir={path}/multirun"], check=True)


def optuna_journal(path):
    import optuna

    for storage in [f"sqlite:///{path}/study.db", optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(str(path / "journal.log")))]:
        study = optuna.create_study(storage=storage, study_name="s", directions=["minimize", "maximize"])
        study.optimize(lambda t: (t.suggest_float("a", 0, 1), t.suggest_int("b", 1, 3)), 3)
    import joblib

    joblib.dump(study.sampler, path / "sampler.pkl")
    study.trials_dataframe().to_csv(path / "trials.csv")
    study.trials_dataframe().to_pickle(path / "trials.pkl")


def dvc_project(path):
    run = lambda *a: subprocess.run([sys.executable, "-m", "dvc", *a], cwd=path, check=True)
    run("init", "--no-scm")
    (path / "data.csv").write_text("a,b\n1,2\n")
    (path / "m.pkl").write_bytes(pickle.dumps(_model()))
    run("add", "data.csv", "m.pkl")
    (path / "dvc.yaml").write_text("stages:\n  s:\n    cmd: cp data.csv out.csv\n    deps: [data.csv]\n    outs: [out.csv]\n    params: [lr]\n    metrics: [m.json]\n")
    (path / "params.yaml").write_text("lr: 0.1\n")
    (path / "m.json").write_text(json.dumps({"auc": 0.9}))
    run("repro")


def ray_tune(path):
    from ray import train, tune

    def objective(config):
        tune.report({"loss": config["a"]})

    os.environ["RAY_CHDIR_TO_TRIAL_DIR"] = "0"
    tune.Tuner(objective, param_space={"a": tune.grid_search([1, 2])}, run_config=tune.RunConfig(storage_path=str(path), name="r")).fit()


def ignite_run(path):
    import torch
    from ignite.engine import Engine, Events
    from ignite.handlers import Checkpoint, DiskSaver, EMAHandler, ModelCheckpoint

    net = torch.nn.Linear(2, 1)
    optimizer = torch.optim.Adam(net.parameters())
    trainer = Engine(lambda engine, batch: {"loss": float(batch)})
    trainer.add_event_handler(Events.EPOCH_COMPLETED, Checkpoint({"model": net, "optimizer": optimizer, "trainer": trainer}, DiskSaver(str(path / "c"), create_dir=True), n_saved=2))
    trainer.add_event_handler(Events.EPOCH_COMPLETED, ModelCheckpoint(str(path / "m"), "best", n_saved=1, require_empty=False, score_function=lambda e: e.state.epoch), {"net": net})
    trainer.run([1, 2], 2)


def lightning_run(path):
    import torch

    try:
        import lightning.pytorch as pl
    except ImportError:
        import pytorch_lightning as pl

    class Net(pl.LightningModule):
        def __init__(self, width=3, names=("a", "b")):
            super().__init__()
            self.save_hyperparameters()
            self.layer = torch.nn.Linear(2, 1)

        def training_step(self, batch, _):
            loss = self.layer(batch[0]).sum()
            self.log("loss", loss)
            return loss

        def configure_optimizers(self):
            optimizer = torch.optim.SGD(self.parameters(), 0.1, momentum=0.9)
            return [optimizer], [{"scheduler": torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer), "monitor": "loss"}]

    rows = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4, 2)), 2)
    trainer = pl.Trainer(default_root_dir=str(path), max_epochs=2, logger=pl.loggers.CSVLogger(str(path)), callbacks=[pl.callbacks.ModelCheckpoint(monitor="loss", save_last=True), pl.callbacks.EarlyStopping("loss"), pl.callbacks.StochasticWeightAveraging(0.1)], enable_progress_bar=False)
    trainer.fit(Net(), rows)


def fabric_run(path):
    import lightning
    import torch

    fabric = lightning.Fabric(accelerator="cpu")
    net = torch.nn.Linear(2, 1)
    net, optimizer = fabric.setup(net, torch.optim.Adam(net.parameters()))
    fabric.save(str(path / "state.ckpt"), {"net": net, "optimizer": optimizer, "step": 3})


def accelerate_run(path):
    import torch
    from accelerate import Accelerator

    accelerator = Accelerator(cpu=True)
    net = torch.nn.Linear(2, 1)
    optimizer = torch.optim.Adam(net.parameters())
    net, optimizer, schedule = accelerator.prepare(net, optimizer, torch.optim.lr_scheduler.StepLR(optimizer, 1))
    accelerator.save_state(str(path / "safe"))
    accelerator.save_state(str(path / "bin"), safe_serialization=False)


def skorch_run(path):
    import skorch
    import torch
    from skorch.callbacks import Checkpoint, EpochScoring, LRScheduler, TrainEndCheckpoint

    net = skorch.NeuralNetClassifier(torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(-1)), max_epochs=2, verbose=0, callbacks=[Checkpoint(dirname=str(path / "c"), f_pickle="m.pkl"), LRScheduler(), TrainEndCheckpoint(dirname=str(path / "e")), EpochScoring("accuracy")])
    net.fit(np.random.default_rng(0).normal(size=(20, 4)).astype("f4"), np.arange(20) % 2)
    (path / "net.pkl").write_bytes(pickle.dumps(net))


def keras_callbacks(path):
    import tensorflow as tf

    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    kinds = [tf.keras.callbacks.ModelCheckpoint(str(path / "{epoch}.h5")), tf.keras.callbacks.ModelCheckpoint(str(path / "w_{epoch}"), save_weights_only=True), tf.keras.callbacks.TensorBoard(str(path / "tb"), write_graph=True, histogram_freq=1), tf.keras.callbacks.CSVLogger(str(path / "log.csv")), tf.keras.callbacks.BackupAndRestore(str(path / "backup"))]
    history = model.fit(np.ones((4, 2)), np.ones(4), epochs=2, verbose=0, callbacks=kinds)
    (path / "history.pkl").write_bytes(pickle.dumps(history.history))


def tensorflow_estimator(path):
    import tensorflow as tf

    estimator = tf.estimator.LinearClassifier([tf.feature_column.numeric_column("a")], model_dir=str(path))
    estimator.train(lambda: tf.data.Dataset.from_tensors(({"a": [[1.0]]}, [[1]])), steps=2)
    estimator.export_saved_model(str(path / "export"), tf.estimator.export.build_parsing_serving_input_receiver_fn(tf.feature_column.make_parse_example_spec([tf.feature_column.numeric_column("a")])))


def catboost_info(path):
    import catboost

    model = catboost.CatBoostClassifier(iterations=3, train_dir=str(path), save_snapshot=True, snapshot_file="s.bin", verbose=0)
    model.fit(np.random.default_rng(0).normal(size=(20, 2)), np.arange(20) % 2)
    model.calc_feature_statistics


def xgboost_checkpoints(path):
    import xgboost

    matrix = xgboost.DMatrix(np.random.default_rng(0).normal(size=(20, 2)), np.arange(20) % 2)
    booster = xgboost.train({"objective": "binary:logistic"}, matrix, 2, callbacks=[xgboost.callback.TrainingCheckPoint(str(path), as_pickle=True)] if hasattr(xgboost.callback, "TrainingCheckPoint") else [])
    matrix.save_binary(str(path / "matrix.buffer"))
    for kind in ["json", "ubj", "model"]:
        try:
            booster.save_model(str(path / f"m.{kind}"))
        except Exception:
            continue
    booster.dump_model(str(path / "dump.txt"))


def lightgbm_kept(path):
    import lightgbm

    data = lightgbm.Dataset(np.random.default_rng(0).normal(size=(40, 2)), np.arange(40) % 2, free_raw_data=False)
    booster = lightgbm.train({"objective": "binary", "verbose": -1}, data, 2)
    data.save_binary(str(path / "data.bin"))
    booster.save_model(str(path / "m.txt"))
    (path / "m.json").write_text(json.dumps(booster.dump_model()))
    (path / "cv.pkl").write_bytes(pickle.dumps(lightgbm.cv({"objective": "binary", "verbose": -1}, data, 2, nfold=2)))


RUNS = [mlflow_store, mlflow_files, wandb_offline, tensorboard_torch, hydra_run, optuna_journal, dvc_project, ray_tune, ignite_run, lightning_run, fabric_run, accelerate_run, skorch_run, keras_callbacks, tensorflow_estimator, catboost_info, xgboost_checkpoints, lightgbm_kept]


def kept(folder, names, seconds):
    """Each in a folder of its own; what this environment lacks is told."""
    for run in RUNS:
        path = folder / run.__name__
        path.mkdir(parents=True, exist_ok=True)
        try:
            run(path.resolve())
        except Exception as error:
            print("no", run.__name__, type(error).__name__, str(error)[:150])
