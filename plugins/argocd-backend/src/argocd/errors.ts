/** Argo CD answered with an error. `message` is in its words, cut to a sentence's length. */
export class ArgocdAnswerError extends Error {
  constructor(readonly status: number, message: string) {
    super(message.slice(0, 500));
    this.name = 'ArgocdAnswerError';
  }
}

/** Nobody, or nobody who speaks Argo CD's language, answered. The message has no address in it. */
export class ArgocdUnreachableError extends Error {
  constructor(readonly kind: 'timeout' | 'refused' | 'notArgocd', message: string) {
    super(message);
    this.name = 'ArgocdUnreachableError';
  }
}
