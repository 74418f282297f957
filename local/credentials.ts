/** What an engine on this machine is satisfied with: it checks no signature. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };
export const localRegion = 'ap-northeast-2';
