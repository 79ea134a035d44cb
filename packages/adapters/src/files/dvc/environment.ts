// The environment of `dvc pull`: where programs and settings are, and how to reach a remote.
import { partOf } from '../../environment.ts';

/** No token of the forge, no input of the action, and no variable that makes Python load code. */
const neededByDvc =
  /^(path|pathext|home|user|logname|userprofile|appdata|localappdata|programdata|systemroot|comspec|tmpdir|temp|tmp|lang|lc_.*|xdg_.*|virtual_env|(all|https?|no)_proxy|(ssl_cert|requests_ca|curl_ca)_.*|ssh_auth_sock|krb5.*|hadoop_.*|dvc_.*|gdrive_.*|aws_.*|azure_.*|google_.*|cloudsdk_.*|oss_.*)$/i;

/** The variables that are passed to DVC, among them the user's credentials of remotes, by the names in DVC's documentation. */
export function dvcEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return { ...partOf(env, neededByDvc), DVC_NO_ANALYTICS: '1', PYTHONSAFEPATH: '1' };
}
