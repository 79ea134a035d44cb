// Single callables that are dangerous, in modules that are not; and names that say what they do in any module.
import type { DangerClass } from '../finding.ts';

const words = (text: string): readonly string[] => text.split(/\s+/);

/** Module and name; what stands below one of them (a method, an attribute) is as dangerous. */
export const dangerousNames: Readonly<Partial<Record<DangerClass, readonly string[]>>> = {
  'code-execution': words(`builtins.eval builtins.exec builtins.compile builtins.execfile builtins.map builtins.filter
    builtins.apply builtins.iter builtins.sorted builtins.max builtins.min builtins.breakpoint builtins.input builtins.raw_input
    builtins.__build_class__ builtins.type builtins.help builtins.exit builtins.quit builtins.classmethod builtins.property
    functools.reduce functools.partialmethod functools.singledispatch functools.cached_property functools.lru_cache
    functools.wraps functools.update_wrapper functools.cmp_to_key itertools.starmap itertools.takewhile itertools.dropwhile
    itertools.filterfalse itertools.accumulate itertools.groupby re.sub re.subn re.Scanner heapq.nlargest heapq.nsmallest
    heapq.merge bisect.bisect bisect.insort contextlib.ExitStack contextlib.contextmanager contextlib.closing
    dataclasses.make_dataclass dataclasses._create_fn collections.namedtuple typing.NamedTuple typing.get_type_hints typing.ForwardRef
    enum.Enum enum.EnumMeta string.Formatter warnings.warn queue.Queue copy.copy copy.deepcopy json.loads json.load csv.reader random._test_generator
    numpy.testing numpy.frompyfunc numpy.apply_along_axis numpy.fromfunction numpy.piecewise
    numpy.lib.utils numpy.safe_eval numpy.lib.utils.safe_eval numpy.core._internal._run numpy._core._internal._run
    pandas.eval pandas.core.computation pandas.DataFrame.eval pandas.DataFrame.query pandas.DataFrame.apply pandas.Series.apply
    pandas.DataFrame.pipe scipy.weave scipy.inline torch.fx torch.jit torch.utils.bottleneck torch.utils.collect_env
    torch.testing torch.distributed torch.multiprocessing torch.utils.data.datapipes torch._dynamo torch.compile torch.utils._config_module
    torch.utils.benchmark torch.utils.checkpoint torch.overrides torch._jit_internal
    torch.nn.functional.triplet_margin_with_distance_loss torch.autograd.Function torch.utils.model_zoo torch.utils.data.DataLoader
    torch.cuda._sanitizer torch.onnx torch.export torch._export torch._higher_order_ops torch.ao.ns torch.utils._contextlib
    keras.layers.Lambda keras.src.layers.core.lambda_layer tensorflow.keras.layers.Lambda tensorflow.py_function
    tensorflow.numpy_function tensorflow.function keras.utils.get_custom_objects keras.config.enable_unsafe_deserialization
    xgboost.spark sklearn.utils._testing sklearn.utils.parallel joblib.Parallel joblib.delayed
    joblib.func_inspect joblib.memory scipy.optimize.differential_evolution scipy.optimize._differentialevolution.DifferentialEvolutionSolver numpy._pytesttester tqdm.contrib formulaic.model_matrix formulaic.sugar
    formulaic.materializers.FormulaMaterializer formulaic.materializers.base.FormulaMaterializer formulaic.utils.stateful_transforms`),
  process:
    words(`scipy._lib._util.MapWrapper uuid._popen uuid._find_mac uuid._find_mac_near_keyword uuid._find_mac_under_heading uuid._get_command_stdout
    scipy._lib._testutils joblib.pool joblib.externals joblib._parallel_backends sklearn.utils._show_versions scipy.__config__ numpy.__config__ numpy.show_config
    torch.utils.data._utils tensorflow.test tensorflow.distribute`),
  'file-read':
    words(`_sitebuiltins joblib._memmapping_reducer joblib._store_backends joblib.disk zoneinfo._tzpath zoneinfo._common pandas._libs.parsers builtins.open builtins.file builtins.copyright builtins.credits builtins.license codecs.open
    codecs.EncodedFile codecs.StreamReader pathlib.Path.open pathlib.Path.read_text pathlib.Path.read_bytes pathlib.Path.iterdir
    pathlib.Path.glob pathlib.PosixPath.open pathlib.PosixPath.read_text pathlib.PosixPath.read_bytes
    numpy.fromfile numpy.loadtxt numpy.genfromtxt numpy.memmap numpy.DataSource numpy.lib._datasource numpy.lib.npyio
    numpy.lib.format.open_memmap numpy.recfromtxt numpy.recfromcsv numpy.fromregex numpy.source numpy._core.records.fromfile
    numpy._core.multiarray.fromfile numpy._core.memmap numpy._core._multiarray_umath.fromfile
    pandas.io pandas.read_csv pandas.read_table pandas.read_fwf pandas.read_excel pandas.read_json pandas.read_html
    pandas.read_xml pandas.read_parquet pandas.read_orc pandas.read_feather pandas.read_hdf pandas.read_sas pandas.read_spss
    pandas.read_stata pandas.read_sql pandas.read_sql_query pandas.read_sql_table pandas.read_gbq pandas.read_clipboard
    pandas.ExcelFile pandas.HDFStore scipy.io scipy.datasets scipy.misc sklearn.datasets sklearn.feature_extraction.image.load
    xgboost.DMatrix lightgbm.Dataset catboost.Pool torch.from_file torch.UntypedStorage.from_file torch.FloatStorage.from_file
    tensorflow.io tensorflow.data tensorflow.train tensorflow.summary keras.utils.image_dataset_from_directory
    keras.preprocessing polars.read_csv polars.scan_csv`),
  'file-write':
    words(`pathlib.Path.write_text pathlib.Path.write_bytes pathlib.Path.unlink pathlib.Path.rmdir pathlib.Path.rename
    pathlib.Path.replace pathlib.Path.chmod pathlib.Path.mkdir pathlib.Path.touch pathlib.Path.symlink_to pathlib.Path.hardlink_to
    pathlib.PosixPath.write_text pathlib.PosixPath.write_bytes pathlib.PosixPath.unlink pathlib.PosixPath.rmdir
    pathlib.PosixPath.rename pathlib.PosixPath.chmod pathlib.PosixPath.mkdir pathlib.PosixPath.touch pathlib.PosixPath.symlink_to
    numpy.save numpy.savez numpy.savez_compressed numpy.savetxt numpy.ndarray.tofile numpy.ndarray.dump pandas.DataFrame.to_csv
    pandas.DataFrame.to_pickle pandas.ExcelWriter torch.save joblib.dump joblib.Memory keras.models.save_model
    keras.saving.save_model torch.utils.tensorboard lightgbm.Booster.save_model xgboost.Booster.save_model`),
  network: words(`keras.utils.get_file keras.src.utils.file_utils tensorflow.keras.utils.get_file torch.utils.rpc
    tensorflow_hub transformers.utils.hub transformers.pipeline datasets.load_dataset sklearn.datasets.fetch_openml nltk.download
    gensim.downloader spacy.cli torchvision.datasets timm.create_model sentence_transformers evaluate.load`),
  deserialization:
    words(`numpy.load numpy.lib.format.read_array numpy.lib.npyio.load numpy.lib.npyio.NpzFile numpy.lib._npyio_impl numpy.ndarray.loads
    numpy._core.multiarray.loads numpy._core.numeric.loads numpy.loads pandas.read_pickle pandas.read_msgpack
    pandas.compat.pickle_compat torch.load torch.jit.load torch._load torch.storage._load_from_bytes torch.storage._load
    joblib.numpy_pickle.load joblib.numpy_pickle.NumpyUnpickler joblib.numpy_pickle._unpickle joblib.numpy_pickle_compat
    keras.models.load_model keras.models.model_from_json keras.models.model_from_config keras.saving keras.src.saving
    keras.layers.TorchModuleWrapper keras.src.utils.torch_utils.TorchModuleWrapper keras.layers.TFSMLayer
    keras.src.export.tfsm_layer.TFSMLayer keras.utils.legacy tensorflow.keras.models tensorflow.saved_model
    tensorflow.keras.utils.legacy keras.src.legacy.saving xgboost.core.Booster.load_model
    transformers.AutoModel transformers.AutoTokenizer transformers.PreTrainedModel.from_pretrained copyreg.add_extension
    copyreg.pickle copyreg.constructor copyreg.dispatch_table copyreg._extension_registry`),
  import:
    words(`builtins.__import__ builtins.reload numpy.lookfor sklearn.utils.discovery.all_estimators builtins.__loader__ numpy.lib._utils_impl tensorflow.python.util.lazy_loader
    transformers.dynamic_module_utils transformers.utils.import_utils sklearn.utils._import pandas.compat._optional
    torch._utils_internal torch._import_utils scipy._lib._importlib spacy.load spacy.registry
    spacy.util.registry spacy.util.load_model spacy.util.load_model_from_package spacy.util.load_model_from_path
    spacy.util.load_model_from_init_py spacy.util.import_file spacy.util.get_lang_class spacy.util.get_module_path`),
  introspection:
    words(`builtins.getattr builtins.setattr builtins.delattr builtins.vars builtins.globals builtins.locals
    builtins.dir builtins.super builtins.object.__getattribute__ builtins.object.__subclasses__ builtins.__dict__
    builtins.hasattr builtins.callable builtins.id builtins.memoryview functools.partial.__setstate__ copyreg.__reduce_ex__`),
  environment: words(`random.seed numpy.random.seed numpy.seterr numpy.seterrcall numpy.set_printoptions
    numpy.set_numeric_ops numpy._set_promotion_state numpy._core.arrayprint.set_string_function numpy._core._multiarray_umath.add_docstring
    numpy._core._multiarray_umath._add_newdoc_ufunc numpy.lib.function_base.disp warnings.showwarning warnings.simplefilter warnings.filterwarnings decimal.setcontext numpy._core.multiarray.set_string_function
    torch.set_default_dtype torch.set_default_device tensorflow.config`),
};

/** Last names that say what they do, whoever re-exports or imitates them. */
export const tellingNames: Readonly<Partial<Record<DangerClass, readonly string[]>>> = {
  'code-execution':
    words(`eval exec execfile exec_ runctx runcode runsource runstring run_code run_module run_path run_script
    exec_module exec_command execWrapper compile_file compile_command interact set_trace global_matches get_entity
    run_cprofile run_autograd_prof run_line_magic run_cell safe_eval literal_eval_unsafe eval_expr lambdify`),
  process:
    words(`system popen Popen popen2 popen3 popen4 call check_call check_output getoutput getstatusoutput spawn spawnl
    spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe spawnv_passfds posix_spawn posix_spawnp fork forkpty fork_exec
    execl execle execlp execlpe execv execve execvp execvpe runcmd run_cmd runcommand run_command run_shell shell shell_exec
    execute_command subprocess_run SubprocessHandler raise_signal kill killpg startfile read_cmd_output _read_cmd_output
    assert_python_ok assert_python_failure`),
  'file-read': words(
    `read_file readfile read_text read_bytes open_file load_file from_file safe_open fopen urlopen_file get_data`,
  ),
  'file-write':
    words(`to_csv to_excel to_feather to_gbq to_hdf to_html to_json to_orc to_parquet to_pickle to_sql to_stata tofile savez
    save_model dump_model write_file writefile write_text write_bytes rmtree unlink rmdir removedirs copyfile copytree symlink chmod
    chown truncate makedirs extractall unpack_archive`),
  network:
    words(`from_pretrained hf_hub_download load_state_dict_from_url urlopen urlretrieve create_connection socketpair download download_file download_url fetch_url http_get
    http_post send_request getaddrinfo gethostbyname`),
  deserialization:
    words(`load_model load_checkpoint load_from_checkpoint unsafe_load full_load unsafe_load_all load_pickle read_pickle unpickle loads_pickle pickle_load
    Unpickler _Unpickler loads load_module_from_pickle`),
  import:
    words(`__import__ import_module load_module import_string import_object import_from_string import_by_path load_source
    load_compiled load_dynamic load_package find_spec spec_from_file_location module_from_spec resolve_name
    get_class_from_dynamic_module safe_import locate dynamic_import lazy_import zipimporter`),
  introspection:
    words(`__getattribute__ __getattr__ __setattr__ __subclasses__ __globals__ __builtins__ __code__ __closure__
    __dict__ __mro__ __base__ __bases__ __class__ __reduce__ __reduce_ex__ __loader__ __spec__ func_globals gi_frame
    f_globals f_locals f_builtins tb_frame cr_frame _getframe currentframe attrgetter methodcaller`),
  'native-code': words(
    `CDLL PyDLL WinDLL OleDLL LibraryLoader load_library load_op_library dlopen LoadLibrary load_inline int_asbuffer`,
  ),
};
