/** Something that whoever typed the command can mend: the message is the one sentence that says how. */
export class UserError extends Error {}
