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
