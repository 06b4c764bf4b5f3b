import { Link, useSidebarOpenState } from '@backstage/core-components';
import { RiShipLine } from '@remixicon/react';
import styles from './SidebarLogo.module.css';

export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={styles.logo} aria-label="Home">
      <RiShipLine size={28} aria-hidden />
      {isOpen && <span>Slipway</span>}
    </Link>
  );
}
