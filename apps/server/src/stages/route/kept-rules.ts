import type { Directory, Rules } from '../../ports/directory.ts';

/** So many devices are kept, of whatever bots: about 20 MB. */
const MOST_DEVICES = 20_000;

/**
 * The rules of rings as they were last read, so that a ring need not wait for them. Nobody rings by old ones: what is decided by them is
 * written only while their version is the database's.
 */
export class KeptRules {
  readonly #directory: Pick<Directory, 'ringRules'>;
  /** By bot, least lately asked first. */
  readonly #kept = new Map<string, { rules: Rules; devices: number }>();
  #devices = 0;

  constructor(directory: Pick<Directory, 'ringRules'>) {
    this.#directory = directory;
  }

  /** `anew`: what is kept has just turned out to be old. */
  async read(organizationId: string, botId: string, anew: boolean): Promise<Rules> {
    const known = anew ? undefined : this.#kept.get(botId)?.rules;
    const rules = known ?? (await this.#directory.ringRules(organizationId, botId));
    this.#keep(botId, rules);
    return rules;
  }

  #keep(botId: string, rules: Rules): void {
    this.#drop(botId);
    // Without a version nobody could tell that they are old.
    if (rules.version === null) return;
    const devices = rules.members.reduce((sum, member) => sum + member.devices.length, 0);
    this.#kept.set(botId, { rules, devices });
    this.#devices += devices;
    for (const oldest of this.#kept.keys()) {
      if (this.#devices <= MOST_DEVICES) return;
      this.#drop(oldest);
    }
  }

  #drop(botId: string): void {
    this.#devices -= this.#kept.get(botId)?.devices ?? 0;
    this.#kept.delete(botId);
  }
}
