// Modules in which every callable is dangerous, and every one of their sub-modules, by what they do.
import type { DangerClass } from '../finding.ts';

const words = (text: string): readonly string[] => text.split(/\s+/);

/** The standard library of Python 2.7 to 3.14, and packages that are there to do just this. */
export const dangerousModules: Readonly<Partial<Record<DangerClass, readonly string[]>>> = {
  'code-execution':
    words(`code codeop bdb pdb profile cProfile hotshot trace timeit runpy doctest idlelib lib2to3 test unittest
    pydoc pydoc_data rlcompleter turtle turtledemo tkinter Tkinter _tkinter antigravity this bdist py_compile compileall
    new user rexec Bastion sched atexit dummy_threading threading concurrent asyncio contextvars _asyncio _testcapi
    _testinternalcapi _testbuffer _testmultiphase _xxsubinterpreters _interpreters venv ensurepip cgitb cgi curses
    pyrepl _pyrepl IPython ipykernel ipywidgets jupyter_client jupyter_core nbconvert nbformat traitlets bpython
    mako jinja2 chameleon genshi tornado sympy numexpr asteval simpleeval RestrictedPython pytest _pytest py nose hypothesis
    coverage line_profiler memory_profiler kernprof bleach pyclbr modulefinder dis dask distributed ray celery rq
    patsy fire click typer hydra omegaconf gevent eventlet greenlet trio anyio joblib.parallel loky cython Cython pyximport annotationlib
    theano luigi bentoml pytorch_lightning lightning lightgbm.dask xgboost.dask`),
  process:
    words(`os subprocess multiprocessing pty tty pipes platform signal sh plumbum pexpect ptyprocess invoke fabric paramiko
    psutil envoy delegator sarge pebble billiard docker podman kubernetes sagemaker pip setuptools distutils pkg_resources
    wheel conda easy_install virtualenv pipenv poetry hatch build git GitPython pygit2 dulwich`),
  'file-read':
    words(`linecache fileinput glob filecmp tokenize netrc mailbox mailcap pwd grp spwd nis zipfile tarfile gzip bz2
    lzma zlib.open gensim fasttext onnx onnxruntime sentencepiece stat statvfs macpath imghdr sndhdr mimetypes configparser ConfigParser robotparser openpyxl xlrd
    pyarrow.fs pyarrow.csv pyarrow.parquet pyarrow.feather pyarrow.dataset pyarrow.ipc pyarrow.flight pyarrow.json
    pyarrow.orc pyarrow.hdfs pyarrow.memory_map pyarrow.lib.memory_map pyarrow.OSFile pyarrow.lib.OSFile pyarrow.lib.MemoryMappedFile
    pyarrow.lib.input_stream pyarrow.lib.output_stream pyarrow.lib.create_memory_map pyarrow.input_stream pyarrow._fs h5py tables netCDF4 zarr PIL imageio cv2 soundfile librosa torchaudio torchvision.io`),
  'file-write':
    words(`shutil tempfile io mmap fcntl dbm gdbm dumbdbm dbhash anydbm whichdb bsddb zipapp logging fs fsspec
    send2trash distlib atomicwrites aifc wave sunau chunk pathlib2`),
  network:
    words(`socket ssl http urllib urllib3 ftplib smtplib smtpd poplib imaplib nntplib telnetlib socketserver SocketServer
    xmlrpc xmlrpclib SimpleXMLRPCServer DocXMLRPCServer BaseHTTPServer SimpleHTTPServer CGIHTTPServer wsgiref webbrowser
    select selectors asyncore asynchat mimetools rfc822 requests requests_toolbelt httpx aiohttp httpcore h11 h2 httplib2 pycurl
    websocket websockets zmq twisted flask Flask werkzeug django fastapi starlette uvicorn gunicorn gradio streamlit bottle
    boto boto3 botocore s3fs gcsfs adlfs s3transfer google.cloud google.auth azure smart_open huggingface_hub wandb mlflow
    comet_ml neptune clearml tensorboard dns nmap scapy ldap ldap3 pysnmp ftputil sendgrid slack_sdk telegram tweepy
    pymysql MySQLdb psycopg2 psycopg sqlalchemy pymongo redis elasticsearch cassandra snowflake sqlite3 peewee grpc thrift`),
  deserialization:
    words(`pickle pickletools marshal shelve dill cloudpickle jsonpickle klepto yaml ruamel ruyaml srsly hickle
    pyexpat xml lxml plistlib persistence ZODB pandas.io.pickle torch.serialization torch.package torch.hub joblib.load
    skops.io torch._weights_only_unpickler pickle5 pyro Pyro4 Pyro5 serpent kombu sklearn.externals.joblib`),
  import:
    words(`importlib imp pkgutil zipimport ihooks imputil importlib_metadata importlib_resources modulegraph lazy_loader
    pkgconfig pluggy stevedore straight`),
  introspection:
    words(`inspect gc types ast symtable traceback operator weakref _weakref varname executing pyframe objgraph guppy
    byteplay bytecode codetransformer peak wrapt forbiddenfruit gorilla mock future.utils six.moves`),
  'native-code':
    words(`ctypes cffi _cffi_backend dl numba llvmlite pybind11 cppyy torch.utils.cpp_extension torch._inductor
    torch.ops torch.classes torch.utils.hipify numpy.ctypeslib numpy._core._internal._ctypes numpy.f2py numpy.distutils torch._C._jit torch.cuda._compile
    tensorflow.load_op_library triton cupy pycuda pyopencl jnius jpype rpy2 win32api win32com pythoncom _winreg winreg msvcrt
    msilib pywintypes objc Foundation PyObjCTools`),
  environment:
    words(`sys sysconfig site sitecustomize usercustomize getpass resource syslog crypt termios readline locale gettext
    faulthandler tracemalloc optparse argparse getopt dotenv decouple environs keyring winsound ossaudiodev _locale`),
};

/** Packages and modules of these whose instances and functions stand in honest models: what a callable of theirs does is not done by its being there. */
export const packagesOfModels: ReadonlySet<string> = new Set(
  words(
    'PIL fasttext gensim lightgbm.dask lightning omegaconf onnx pytorch_lightning sentencepiece tables xgboost.dask',
  ),
);
