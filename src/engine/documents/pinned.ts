/**
 * Whether a specifier (`==1.2`, `>=1,<2`, or a URL) gives the same code every time: one exact version, one commit or
 * tag, one archive. `==1.*`, a branch and a folder of somebody's machine do not.
 */
export function isPinned(specifier: string): boolean {
  if (/^[a-z][a-z+]*:\/\//i.test(specifier)) {
    return isPinnedUrl(specifier);
  }
  return specifier.split(',').some(part => /^={1,3}\s*[^\s*=]+(=[\w.]*)?$/.test(part.trim()));
}

function isPinnedUrl(address: string): boolean {
  if (address.startsWith('file:')) {
    return false;
  }
  if (/^(git|hg|svn|bzr)\+/.test(address)) {
    const revision = /@([^@/#]+)$/.exec(address)?.[1] ?? '';
    return /^[0-9a-f]{7,40}$/.test(revision) || /^v?\d+(\.\d+)+/.test(revision);
  }
  return (
    /\.(whl|zip|tar\.gz|tar\.bz2)$/.test(address) && !/(main|master|develop|dev|latest)\.(zip|tar\.gz)$/.test(address)
  );
}
