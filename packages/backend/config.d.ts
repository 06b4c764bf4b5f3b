export interface Config {
  portal?: {
    /** Entity reference of the group that may act on every application; `group:default/platform` by default. */
    platformGroup?: string;
  };
  /** Marks the configuration of the sandbox; the back end refuses to start with it in production. */
  sandbox?: {
    enabled: boolean;
  };
}
