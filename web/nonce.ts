/** The nonce of this page for styles that components add while they run; scripts have none to add. */
export const nonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
