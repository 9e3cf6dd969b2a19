/** Asks once for each document or project. The answers belong to the function that is given back, and go with them. */
export function remember<Asked extends object, Answer>(read: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const answers = new WeakMap<Asked, { readonly answer: Answer }>();
  return asked => {
    const known = answers.get(asked);
    if (known !== undefined) {
      return known.answer;
    }
    const answer = read(asked);
    answers.set(asked, { answer });
    return answer;
  };
}

/**
 * As `remember`, for many questions about the same things: all answers about one of them stand in one list, which takes
 * a fraction of the memory, and of the time that the collector spends on it.
 */
export function rememberTogether<Asked extends object, Answer extends object | null>(): (
  read: (asked: Asked) => Answer,
) => (asked: Asked) => Answer {
  const known = new WeakMap<Asked, (Answer | undefined)[]>();
  let questions = 0;
  return read => {
    const question = questions++;
    return asked => {
      const answers = known.get(asked) ?? [];
      const before = answers[question];
      if (before !== undefined) {
        return before;
      }
      const answer = read(asked);
      answers[question] = answer;
      known.set(asked, answers);
      return answer;
    };
  };
}
