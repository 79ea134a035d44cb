"""What datacontract-cli says of flights.odcs.yaml: every check with its result.

python make_contract.py   reads flights.odcs.yaml and flights.parquet beside it, writes datacontract.json. datacontract-cli[duckdb] 1.2.8.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from importlib.metadata import version

here = pathlib.Path(__file__).parent
with tempfile.TemporaryDirectory() as folder:
    out = pathlib.Path(folder) / 'run.json'
    tool = pathlib.Path(sys.executable).parent / 'datacontract'
    arguments = ['test', 'flights.odcs.yaml', '--output', str(out), '--output-format', 'json']
    subprocess.run([tool, *arguments], cwd=here, stdout=subprocess.DEVNULL, check=False)
    checks = json.loads(out.read_text())['checks']
results = {c['key'].removeprefix('flights__'): c['result'] for c in checks}
if any('Error evaluating' in (c['reason'] or '') for c in checks):
    sys.exit('a check could not be evaluated')
told = {'tool': f"datacontract-cli {version('datacontract-cli')}", 'results': results}
(here / 'datacontract.json').write_text(json.dumps(told, indent=2) + '\n')
