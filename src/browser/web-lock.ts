import { StoreError } from '../errors.ts'
import type { StorageLock } from '../store/storage.ts'

/**
 * Takes the lock of a name among all tabs and workers of the origin; the browser releases it when they are gone.
 *
 * Pages that were not loaded securely have no locks. There, of two writers the first to commit wins, and the other's
 * commit is rejected.
 *
 * @throws StoreError 'locked'
 */
export async function lockName(name: string): Promise<StorageLock> {
  const token = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return { token, isLeftover: () => false, isHeld: async () => true, release: async () => {} }

  let release = () => {}
  let isHeld = true
  let released: Promise<unknown> = Promise.resolve()
  const isTaken = await new Promise<boolean>((resolve, reject) => {
    released = locks.request(`okapi-search ${name}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock && new Promise<void>((done) => (release = done))
    })
    released.catch(reject)
  })
  if (!isTaken) {
    throw new StoreError(
      `${name} is being written by another tab or worker; a store has one writer, and any number of readers (readOnly: true).`,
      'locked',
    )
  }
  return {
    token,
    isLeftover: () => true,
    // Another may have stolen it, which ours never do.
    isHeld: async () => isHeld,
    async release() {
      isHeld = false
      release()
      await released
    },
  }
}
