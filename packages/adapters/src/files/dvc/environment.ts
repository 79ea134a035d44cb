// What `dvc pull` is told of this machine: where programs and settings are, and how to reach a remote.
import { partOf } from '../../environment.ts';

/** Of the forge's tokens, of the action's inputs and of code that Python would load, nothing. */
const neededByDvc =
  /^(path|pathext|home|user|logname|userprofile|appdata|localappdata|programdata|systemroot|comspec|tmpdir|temp|tmp|lang|lc_.*|xdg_.*|virtual_env|(all|https?|no)_proxy|(ssl_cert|requests_ca|curl_ca)_.*|ssh_auth_sock|krb5.*|hadoop_.*|dvc_.*|gdrive_.*|aws_.*|azure_.*|google_.*|cloudsdk_.*|oss_.*)$/i;

/** The part of an environment that is passed to DVC: a remote's credentials as the user has them, by the names that DVC's documentation gives. */
export function dvcEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return { ...partOf(env, neededByDvc), DVC_NO_ANALYTICS: '1', PYTHONSAFEPATH: '1' };
}
