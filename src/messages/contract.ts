/** What the app knows of a field: its name, why it is asked, and by which clause. */
export type FieldInfo = {
  /** Path pattern; `*` stands for an id: `information/*\/name`. */
  readonly path: string;
  readonly label: string;
  /** Why it is asked, one plain sentence. */
  readonly why: string;
  readonly clauses: readonly string[];
  readonly kind:
    | 'line'
    | 'text'
    | 'code'
    | 'date'
    | 'yesno'
    | 'choice'
    | 'check'
    | 'url'
    | 'email'
    | 'phone'
    | 'attachments';
  /** For `choice`: value and Japanese label, in order. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** An example shown below the field. */
  readonly example?: string;
};
