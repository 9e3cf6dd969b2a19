export function vscodeVerdict(run: {
  readonly status: number;
  readonly stats?: { readonly passes: number; readonly pending: number; readonly failures: number };
  readonly narrowed?: boolean;
}): string | undefined;
