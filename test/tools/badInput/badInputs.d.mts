/** What a scan owes one bad input; `makeBadInput.mjs` says what the words mean. */
export interface BadInput {
  readonly name: string;
  readonly path: string;
  readonly expect: 'named' | 'read' | 'unread' | 'survives';
  readonly meets: readonly string[];
  readonly ordinaryUser: boolean;
}

export declare const badInputs: readonly BadInput[];
