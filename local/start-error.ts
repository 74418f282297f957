/** Something about this machine that its user can mend: the message is the one sentence that says how. */
export class StartError extends Error {}
