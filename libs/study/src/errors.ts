/** What a verb refuses with; routers map each class to a status. The message is for people. */
export abstract class StudyError extends Error {}

/** The input is not what the verb takes. */
export class InvalidInputError extends StudyError {}

/** Nothing has this id. */
export class NotFoundError extends StudyError {}

/** The state of things does not allow it. */
export class ConflictError extends StudyError {}

/** The policy does not allow it. */
export class ForbiddenError extends StudyError {}

/** A part that is needed does not answer; the same call may pass later. */
export class UnavailableError extends StudyError {}
