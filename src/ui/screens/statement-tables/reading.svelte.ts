import { tableMessage } from '#messages';
import type { FileContent, Job, JobProgress, TableFailure } from '#state';
import type { Result } from '#kernel';

type Chosen = Pick<File, 'name' | 'arrayBuffer'>;

/** A file being read in a worker: how far it is, how to stop it, what was wrong with it. */
export class Reading<T> {
  progress = $state.raw<JobProgress | null>(null);
  busy = $state(false);
  trouble = $state('');
  #job: Job<Result<T, TableFailure>> | null = null;

  /** What the file holds; null when it was refused or the reading was stopped. Whatever it is, nothing is changed. */
  async read(file: Chosen, start: (file: FileContent) => Job<Result<T, TableFailure>>): Promise<T | null> {
    this.cancel();
    this.busy = true;
    this.trouble = '';
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const job = start({ name: file.name, bytes });
      this.#job = job;
      job.onProgress((progress) => (this.progress = progress));
      const result = await job.result;
      if (result.ok) return result.value;
      this.say(tableMessage(result.error));
    } catch {
      // The file was moved or is locked by another program.
      this.trouble =
        'ファイルを読めませんでした。ほかのソフトで開いている場合は閉じてから、もう一度選んでください。';
    } finally {
      this.busy = false;
      this.progress = null;
      this.#job = null;
    }
    return null;
  }

  cancel(): void {
    this.#job?.cancel();
  }

  say(message: { title: string; remedy: string }): void {
    this.trouble = `${message.title}${message.remedy}`;
  }
}
