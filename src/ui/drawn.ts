/** The markup of a part, drawn at once and inside of the page under way. JSX elements know how to write themselves. */
export const drawn = (part: { toString: () => string }): string => part.toString();
