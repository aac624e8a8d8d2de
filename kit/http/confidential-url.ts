const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether nobody on the way can read or change what an address is sent or answers: https, or http on this machine. */
export function isConfidential(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname));
}
