import type { Activity } from 'botbuilder';

/** Who sent an activity, as Teams says: their tenant, and who they are in it. */
export interface Colleague {
  tenant: string;
  /** The object id in Entra ID; undefined for what Teams itself does. */
  id: string | undefined;
  /** The name as Teams shows it. */
  name: string;
}

/** Who sent an activity; only after its token was checked is it to be believed. */
export function colleagueOf({ channelData, conversation, from }: Activity): Colleague {
  const { tenant } = (channelData ?? {}) as { tenant?: { id?: unknown } };
  const found = tenant?.id ?? conversation.tenantId;
  return {
    tenant: typeof found === 'string' ? found.toLowerCase() : '',
    id: from.aadObjectId?.toLowerCase(),
    name: from.name,
  };
}

/**
 * Whether somebody's organisation may use this app. Without a registration nobody can prove anything, and then only this
 * machine is answered at all.
 *
 * @param tenants the allowed tenants, in small letters
 * @param proven whether tokens are checked
 */
export const isAllowed = ({ tenant }: Colleague, tenants: readonly string[], proven: boolean): boolean =>
  tenants.length > 0 ? tenants.includes(tenant) : !proven;

/** Whether a chat is one person's own; a group and a channel are read by others. */
export function isPersonal({ conversation }: Activity): boolean {
  const { conversationType, isGroup } = conversation as Partial<Activity['conversation']>;
  return conversationType === undefined ? isGroup !== true : conversationType === 'personal';
}
