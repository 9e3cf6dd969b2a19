import { gunzipSync } from 'node:zlib';

/**
 * Index files that git 2.39 wrote, zipped. Each tracks `README.md`, a link, a name with a newline, one with accents, one
 * of 143 characters, `src/train.py` (with skip-worktree in `version3`) and the submodule `lib/sub`.
 */
export const gitIndexes = {
  version2: unzip(
    'H4sIAAAAAAACA3PxDHJmYGBgAmL2bJZJr0xzzu+G0QwM/xgYZikwMzA0LmFAAKYLLBP/1kVv+6VxVHzBbqMdW9mC5/oycAa5Orr4' +
      'uurlpjCA9Cu8y22F0WBzZqs9JMocvpTEkkT9wysVDm/USy4uAynE6q7Zao+IMm9KSn5ysX7FIAKgICIAHqDwGJVd0zvRCAb2nMwk' +
      '/eLSJFj4rLyxG0ZD442FgWEBsjGcTmwyjAuPM0y/+CR8vubStV+49r6ZCjInLxviJBzmsKKHc8UMSaVEa63fCaos+t/2tncdnOnX' +
      'ysCTl1rOBTQrVa+kogSiEEc6eEBUvPEUFyXrlxQlZubpFVRCFIq5xt4zb7+b+fzYfwv/teGFv+/eXQoAUCuq48ACAAA=',
  ),
  version3: unzip(
    'H4sIAAAAAAACA3PxDHJmYGBgBmL2bJZJr7lcizbDaAaGfwwMs1XzGBgalzAgANMFlol/66K3/dI4Kr5gt9GOrWzBc30ZOINcHV18' +
      'XfVyUxiA+l+ZT+BeDKMh5qhzEmUOX0piSaL+4ZUKhzfqJReXgRTicFcuUeZNSclPLtavGEQAFEQEwAMUHqOya3onGsHAnpOZpF9c' +
      'mgQLn6bqzTAaGj75DAwLkI3hdGKTYVx4nGH6xSfh8zWXrv3CtffNVJA5edkQJ+EwpwA9nCtmSColWmv9TlBl0f+2t73r4Ey/Vgae' +
      'vNRyLqBZqXolFSUQhTjSAQcx8ebA48BQXJSsX1KUmJmnV1AJUvg3sNKsPdkoL2Lvic+aTJqCq2JlugGmo8WNwAIAAA==',
  ),
  version4: unzip(
    'H4sIAAAAAAACA3PxDHJmYGBgAWL2bJZJr6WNPq6G0QwM/xgYZqsbMzA0LmFAAKYLLBP/1kVv+6VxVHzBbqMdW9mC5/oycDIEuTq6' +
      '+Lrq5aYwgAzgvVbGCqOhBhkSZRAfZ0piSaL+4ZUKhzfqJReXMeBwlhFRpk3hzU8u1q8YRAAUQLjBAxQeo7JreicawcDeIJKTmaRf' +
      'XJoECZr8X6thNDRoTBgYFiAbw+nEJsO48DjD9ItPwudrLl37hWvvm6kM7Kx52bDYkl7LvBpGQw0xRQ/fihmSSonWWr8TVFn0v+1t' +
      '7zo406+VgYc9L7WcKyczL1WvpKIEV8wbEBVXPDzFRcn6JUWJmXl6BZUMwos6xPLvGhZWTW8o8PB143Pt25IGAD26aZevAgAA',
  ),
  sha256: unzip(
    'H4sIAAAAAAACA3PxDHJmYGBgAmL2bJZJbzhFXKfDaAaGfwwMs9UnMjA0LmFAAKbNytFv6yzu1KaUH5Y/l9hbfnrhR94i4ZOLAq6X' +
      '7+wOeZzHwBnk6uji66qXmwLWADTvtdGE5AUwGmpuP8nm8qUkliTqH16pcHijXnJxGUwjDndPINn8KSn5ycX6FYMIwIIQB3iAwmNU' +
      'dk3vxEMwsOdkJukXlyYhh1ug33QYDQ23SQwMC5CN5RSzfHq7u7tuy+oZwh4lMy5LsvqeDLNdfXyiONNNhoyz58RA5uZlI5yKw9zJ' +
      '6PHxIynO+ecDfxVN+fKz+3wKNx9avIHBPsFxtt2FLNbespxuBp681HIuoNmpeiUVJTjTUR/J8cxTXJSsX1KUmJmnV1DJwLBYeEq/' +
      'xdSdZqePCP3sS52uJzP7ysXgBVtv3b7mfWnKVMavANTVZaQkAwAA',
  ),
  split: unzip(
    'H4sIAAAAAAACA3PxDHJmYGBgAmL2bJZJrw39wxfCaAaGfwwMs9XjGRgalzAgABNDKd8d9muOsWfY1zEHvrSsZlLavgskAdInF7aM' +
      'G0ZD9cei67/AMvFvXfS2XxpHxRfsNtqxlS14ri9Mv/7m7wthNFR/HEn6PzIshNFQ/QkMDAuQtDNwOrHJMC48zjD94pPw+ZpL137h' +
      '2vtmKh79iej2V8yQVEq01vqdoMqi/21ve9fBmX6tePwfQ4r7DcU45sBoqP5MdP08vz90tP1ZuVJme/CbdpMT/qef6sxn4EitKClK' +
      '1CuoZGDIyczLBqpzOXOu8XbqZ97iji6DpyZn+OXurFBZBjWDkQEVsEPTABOSWDmIkDu3kSUk4fSWvT9FJGKeX44SPydkDgA8pvvH' +
      'NAIAAA==',
  ),
  shared: unzip(
    'H4sIAAAAAAACA3PxDHJmYGBgAmL2bJZJr/U3f18IoxkY/jEwzFaPZ2BoXMKAAEwXWCb+rYve9kvjqPiC3UY7trIFz/Vl4AxydXTx' +
      'ddXLTWEA6ZcLW8YNo6HmxBJlDl9KYkmi/uGVCoc36iUXl4EU4nBXHFHmTUnJTy7WrxhEABREBMADFB6jsmt6JxrBwJ6TmaRfXJoE' +
      'C5+PDAthNDR8EhgYFiAbw+nEJsO48DjD9ItPwudrLl37hWvvm6kgc/KyIU7CYU4iejhXzJBUSrTW+p2gyqL/bW9718GZfq0MPHmp' +
      '5VxAs1L1SipKIApxpIMYouKNp7goWb+kKDEzT6+gEqLwzLnG26mfeYs7ugyempzhl7uzQmUZAHZvvdfAAgAA',
  ),
} as const;

function unzip(text: string): Uint8Array {
  return gunzipSync(Buffer.from(text, 'base64'));
}
