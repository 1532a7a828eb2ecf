/** Another account has this e-mail address. */
export class EmailTaken extends Error {
  override readonly name = 'EmailTaken';
  constructor() {
    super('another account has this e-mail address');
  }
}

/** The change would leave nobody who may administer. */
export class LastAdmin extends Error {
  override readonly name = 'LastAdmin';
  constructor() {
    super('at least one active account must keep the role "admin"');
  }
}
