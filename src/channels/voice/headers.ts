/** The number of a hand-off in the SIP headers of a transfer, for exchanges that pass them on. Nothing else goes along. */
export const headersFor = (reference: string): Record<string, string> => ({
  'User-to-User': `${Buffer.from(reference, 'ascii').toString('hex')};encoding=hex`,
  'X-Woonwegwijzer-Ref': reference,
});
